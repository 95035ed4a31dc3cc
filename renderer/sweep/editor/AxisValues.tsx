import { useId } from 'react';
import { type AxisField, fileKind } from '../../../shared/sweep/draft/fields';
import { itemsOf, itemText, listText } from '../../../shared/sweep/draft/list';
import { choicesOf, suggestions } from '../../../shared/sweep/draft/newAxis';
import { axisKey, type ListDraft } from '../../../shared/sweep/sweep';
import { sameValue, type Value } from '../../../shared/values/value';
import { Button } from '../../kit/Button';
import { counted } from '../../kit/format';
import { Tip } from '../../kit/Tip';
import { useDocument, useStore } from '../../store/store';
import chips from '../../theme/chips.module.css';
import { changeAxis, currentValue } from '../edit';
import { addFiles } from '../files';
import { TextBox } from '../TextBox';
import css from './Editor.module.css';

interface Props {
  readonly axis: ListDraft;
  readonly field: AxisField;
  readonly problem: string | undefined;
}

/** A list of values, typed as in the field's own control; each choice of a field that has some is one click. */
export function AxisValues({ axis, field, problem }: Props) {
  const id = useId();
  const key = axisKey(axis);
  const { type } = field;
  const resolution = useStore((state) => state.resolution);
  const current = useDocument((doc) => currentValue(field, doc, resolution));
  const items = itemsOf(axis.values, type);
  const typed = listText(axis.values, type);
  const values = items.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const read = listText(values, type);
  const files = axis.place === 'execution' ? null : fileKind(field.name);
  const set = (text: string, typing?: string) => changeAxis({ ...axis, values: text }, typing);
  const toggle = (choice: Value, taken: boolean) => {
    const kept = items.filter(({ value }) => value === undefined || !sameValue(value, choice));
    const texts = taken
      ? kept.map(({ text }) => text)
      : [...items.map(({ text }) => text), itemText(choice, type)];
    set(texts.join(', '));
  };
  return (
    <>
      <TextBox
        data-values
        label={`Values of ${axis.name}`}
        aria-describedby={id}
        invalid={problem !== undefined}
        rows={typed.includes('\n') || typed.length > 60 ? 3 : 1}
        placeholder="comma-separated values"
        value={typed}
        onText={(text) => set(text, 'values')}
      />
      <p id={id} className={css.read} data-bad={problem !== undefined || undefined}>
        {problem ?? `${counted(values.length, 'value')}${read.length < 90 ? `: ${read}` : ''}`}
      </p>
      <div className={chips.chips}>
        {files !== null && (
          <Button small icon="folder" onClick={() => void addFiles(key, files)}>
            Choose {files === 'dataset' ? 'datasets' : 'model folders'}…
          </Button>
        )}
        {choicesOf(type).map((choice) => {
          const taken = values.some((value) => sameValue(value, choice));
          const text = itemText(choice, type);
          return (
            <button
              key={text}
              type="button"
              aria-pressed={taken}
              onClick={() => toggle(choice, taken)}
            >
              {text}
              {current !== undefined && sameValue(choice, current) && <small> current</small>}
            </button>
          );
        })}
        {suggestions(type, current, typed).map(({ label, title, values: text }) => (
          <Tip key={label} text={title}>
            <button type="button" onClick={() => set(text)}>
              {label}
            </button>
          </Tip>
        ))}
      </div>
    </>
  );
}
