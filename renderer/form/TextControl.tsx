import type { RowSetting } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import { currentText } from '../../shared/form/typedText';
import type { Value } from '../../shared/values/value';
import { Button } from '../kit/Button';
import { change, discardTyped, seal, typeText } from '../store/edit';
import { useDocument } from '../store/store';
import { setRow } from '../store/typing';
import css from './Control.module.css';
import { choosePath, isPath } from './choosePath';
import { PathEnd } from './PathEnd';
import { controlText, understoodText } from './setting';

interface Props {
  row: FormRow;
  setting: RowSetting;
  /** The value of the row when it is not set, as text. */
  fallback: string;
  /** The value in the payload, where it differs from what was typed. */
  becomes: string | null;
  describedBy: string;
}

/** A text field: a valid value is applied with every key, other text changes nothing. */
export function TextControl({ row, setting, fallback, becomes, describedBy }: Props) {
  const typed = useDocument((doc) => currentText(doc.typed[row.name], setting));
  const text = typed?.text ?? (setting.set ? controlText(setting.value, row.type) : '');
  const problem = typed?.problem ?? null;
  const understood =
    typed && problem === null && setting.set
      ? understoodText(typed.text, setting.value, row.type)
      : null;
  const path = isPath(row);
  const isNone = setting.set && setting.value === null;
  const choose = (value: Value) => change((doc) => setRow(doc, row, value));
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
        data-path={path || undefined}
        onChange={({ target }) => typeText(row, target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || problem === null) return;
          // Elsewhere in the form Escape leaves the control.
          event.stopPropagation();
          event.preventDefault();
          discardTyped(row);
        }}
        onBlur={({ currentTarget }) => {
          // Typing ends once its text is valid or discarded, and not because another window has the focus.
          if (problem === null && document.activeElement !== currentTarget) seal();
        }}
      />
      {path && <PathEnd text={text === '' ? fallback : text} />}
      {understood !== null && <span className={css.suffix}>= {understood}</span>}
      {becomes !== null && problem === null && <span className={css.suffix}>→ {becomes}</span>}
      {row.unit && <span className={css.suffix}>{row.unit}</span>}
      {row.type.nullable && !isNone && (
        <button
          type="button"
          className={css.none}
          aria-label={`Set ${row.name} to None`}
          onClick={() => choose(null)}
        >
          None
        </button>
      )}
      {path && (
        <Button
          className={css.folder}
          variant="ghost"
          small
          icon="folder"
          label={`Choose ${row.name}`}
          tip="Choose a path (the file is not opened)"
          onClick={() => void choosePath(row)}
        />
      )}
    </span>
  );
}
