import { useId } from 'react';
import { type AxisDraft, axisKey } from '../../../shared/sweep/draft/draft';
import type { AxisField } from '../../../shared/sweep/draft/fields';
import { itemText, listText, readList, splitList } from '../../../shared/sweep/draft/list';
import { choicesOf, suggestions } from '../../../shared/sweep/draft/newAxis';
import { sameValue, type Value } from '../../../shared/values/value';
import { counted } from '../../kit/format';
import { seal } from '../../store/edit';
import { useDocument, useStore } from '../../store/store';
import { changeAxis, currentValue } from '../edit';
import { addFiles } from '../files';
import css from './Editor.module.css';

interface Props {
  readonly axis: AxisDraft;
  readonly field: AxisField;
  readonly problem: string | undefined;
}

/** A list of values, typed as in the field's own control; choices have checkboxes. */
export function AxisValues({ axis, field, problem }: Props) {
  const id = useId();
  const key = axisKey(axis);
  const resolution = useStore((state) => state.resolution);
  const doc = useDocument((w) => w);
  const current = currentValue(field, doc, resolution);
  const items = readList(axis.values, field.type);
  const set = (values: string) => changeAxis(key, { values });
  const choices = choicesOf(field.type);
  const files = fileKind(field.name);
  return (
    <div className={css.values}>
      {choices.length > 0 && (
        <div className={css.choices}>
          {choices.map((choice) => {
            const taken = items.some(
              (item) => item.value !== undefined && sameValue(item.value, choice),
            );
            return (
              <label key={itemText(choice, field.type)}>
                <input
                  type="checkbox"
                  checked={taken}
                  onChange={() => set(toggled(axis.values, choice, taken, field))}
                />
                {itemText(choice, field.type)}
                {current !== undefined && sameValue(choice, current) && <small>current</small>}
              </label>
            );
          })}
        </div>
      )}
      <textarea
        className={css.text}
        data-values
        data-bad={problem !== undefined || undefined}
        aria-label={`Values of ${axis.name}`}
        aria-describedby={id}
        aria-invalid={problem !== undefined}
        rows={axis.values.includes('\n') || axis.values.length > 60 ? 3 : 1}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        placeholder="comma-separated values"
        value={axis.values}
        onChange={({ target }) => changeAxis(key, { values: target.value }, 'values')}
        onBlur={seal}
      />
      <p id={id} className={css.read} data-bad={problem !== undefined || undefined}>
        {problem ??
          readBack(
            items.flatMap(({ value }) => (value === undefined ? [] : [value])),
            field,
          )}
      </p>
      <div className={css.suggestions}>
        {files !== null && (
          <button type="button" className="btn small" onClick={() => void addFiles(key, files)}>
            Choose {files === 'dataset' ? 'datasets' : 'model folders'}…
          </button>
        )}
        {suggestions(field.type, current, axis.values).map(({ label, title, values }) => (
          <button
            key={label}
            type="button"
            className={css.suggestion}
            title={title}
            onClick={() => set(values)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

/** The type of files that a field takes; they can be read only when the user has chosen them. */
function fileKind(name: string): 'dataset' | 'model' | null {
  if (name === 'model_path') return 'model';
  return name === 'train_data_file' || name === 'test_data_file' ? 'dataset' : null;
}

function toggled(text: string, choice: Value, taken: boolean, { type }: AxisField): string {
  if (!taken) return [...splitList(text), itemText(choice, type)].join(', ');
  const kept = readList(text, type).filter(
    ({ value }) => value === undefined || !sameValue(value, choice),
  );
  return kept.map((item) => item.text).join(', ');
}

/** The values as Python writes them in the payload. */
function readBack(values: readonly Value[], { type }: AxisField): string {
  const all = listText(values, type);
  return `${counted(values.length, 'value')}${all.length < 90 ? `: ${all}` : ''}`;
}
