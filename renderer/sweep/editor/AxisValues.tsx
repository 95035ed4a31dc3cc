import { type AxisField, fileKind } from '../../../shared/sweep/draft/fields';
import { itemsOf, listText } from '../../../shared/sweep/draft/list';
import { axisKey, type ListDraft } from '../../../shared/sweep/sweep';
import { type Choice, choicesOf } from '../../../shared/values/choices';
import { sameValue, type Value } from '../../../shared/values/value';
import { Button } from '../../kit/Button';
import { counted } from '../../kit/format';
import { TextBox } from '../../kit/TextBox';
import { useDocument, useStore } from '../../store/store';
import chips from '../../theme/chips.module.css';
import { changeAxis, currentValue } from '../edit';
import { addFiles } from '../files';

interface Props {
  readonly axis: ListDraft;
  readonly field: AxisField;
  readonly problem: string | undefined;
}

/** A list of values, typed as in the field's own control; each choice of a field that has some is one click. */
export function AxisValues({ axis, field, problem }: Props) {
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
  const is = (value: Value | undefined, choice: Choice) =>
    value !== undefined && sameValue(value, choice.value);
  const toggle = (choice: Choice) => {
    const others = items.filter(({ value }) => !is(value, choice));
    const next = others.length < items.length ? others : [...items, choice];
    set(next.map(({ text }) => text).join(', '));
  };
  return (
    <>
      <TextBox
        label={`Values of ${axis.name}`}
        problem={problem}
        note={`${counted(values.length, 'value')}${read.length < 90 ? `: ${read}` : ''}`}
        rows={typed.includes('\n') || typed.length > 60 ? 3 : 1}
        placeholder="comma-separated values"
        value={typed}
        onText={(text) => set(text, 'values')}
      />
      <div className={chips.chips}>
        {files !== null && (
          <Button small icon="folder" onClick={() => void addFiles(key, files)}>
            Choose {files === 'dataset' ? 'datasets' : 'model folders'}…
          </Button>
        )}
        {(type ? (choicesOf(type) ?? []) : []).map((choice) => (
          <button
            key={choice.text}
            type="button"
            aria-pressed={values.some((value) => is(value, choice))}
            onClick={() => toggle(choice)}
          >
            {choice.text}
            {is(current, choice) && <small> current</small>}
          </button>
        ))}
      </div>
    </>
  );
}
