import type { FormRow } from '../../shared/form/rows';
import { change } from '../store/edit';
import { clearRow } from '../store/typing';
import css from './Row.module.css';

/** Removes what the user set in a row; `to` is the value that it then has. */
export function ResetButton({ row, to, layer }: { row: FormRow; to: string; layer: string }) {
  const resetTo = to === '' ? '' : ` to ${to}`;
  return (
    <button
      type="button"
      className={css.reset}
      data-reset
      aria-label={`Reset ${row.name}${resetTo}`}
      title={`Reset${resetTo}${layer === '' ? '' : ` (${layer})`}`}
      onClick={({ currentTarget }) => {
        const control = currentTarget.parentElement?.querySelector('[data-control]');
        change((doc) => clearRow(doc, row));
        // The button disappears with the setting; the focus stays on the row.
        if (control instanceof HTMLElement) control.focus();
      }}
    >
      ↺
    </button>
  );
}
