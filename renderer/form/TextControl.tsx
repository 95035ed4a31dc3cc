import type { RowSetting } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import { currentText } from '../../shared/form/typedText';
import type { Value } from '../../shared/values/value';
import { useDocument, useStore } from '../store/store';
import { setRow } from '../store/typing';
import css from './Control.module.css';
import { choosePath, isPath } from './choosePath';
import { controlText, understoodText } from './setting';

interface Props {
  row: FormRow;
  setting: RowSetting;
  /** What holds when the row is not set, as text. */
  fallback: string;
  /** What the set value becomes in the payload, when that is not what was typed. */
  becomes: string | null;
  describedBy: string;
}

/** A field that is typed: text that is understood is applied at every key, any other text changes nothing. */
export function TextControl({ row, setting, fallback, becomes, describedBy }: Props) {
  const typed = useDocument((work) => currentText(work.typed[row.name], setting));
  const change = useStore((state) => state.change);
  const type = useStore((state) => state.type);
  const discard = useStore((state) => state.discardText);
  const seal = useStore((state) => state.seal);
  const text = typed?.text ?? (setting.set ? controlText(setting.value, row.type) : '');
  const problem = typed?.problem ?? null;
  const understood =
    typed && problem === null && setting.set
      ? understoodText(typed.text, setting.value, row.type)
      : null;
  const isNone = setting.set && setting.value === null;
  const choose = (value: Value) => change((work) => setRow(work, row, value));
  return (
    <span
      className={css.box}
      data-set={setting.set || problem !== null || undefined}
      data-invalid={problem !== null || undefined}
    >
      <input
        type="text"
        className={css.text}
        data-control
        aria-label={`${row.label} ${row.name}`}
        aria-describedby={describedBy}
        aria-invalid={problem !== null}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        placeholder={fallback}
        value={text}
        onChange={({ target }) => type(row, target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || problem === null) return;
          // Kept from the form, where Escape leaves the control.
          event.stopPropagation();
          event.preventDefault();
          discard(row);
        }}
        onBlur={({ currentTarget }) => {
          // Typing is not over before its text is understood or discarded, nor when another window has the focus.
          if (problem === null && document.activeElement !== currentTarget) seal();
        }}
      />
      {understood !== null && <span className={css.suffix}>= {understood}</span>}
      {becomes !== null && problem === null && <span className={css.suffix}>→ {becomes}</span>}
      {row.unit && <span className={css.suffix}>{row.unit}</span>}
      {isPath(row) && (
        <button
          type="button"
          className={css.none}
          aria-label={`Choose ${row.name}`}
          title="Choose a path; nothing is opened"
          onClick={() => void choosePath(row)}
        >
          choose…
        </button>
      )}
      {row.type.nullable && !isNone && (
        <button
          type="button"
          className={css.none}
          aria-label={`Set ${row.name} to None`}
          title="Set to None, whatever the default is"
          onClick={() => choose(null)}
        >
          None
        </button>
      )}
    </span>
  );
}
