import type { FormRow } from '../../shared/form/rows';
import { Button } from '../kit/Button';
import { change } from '../store/edit';
import { clearRow } from '../store/typing';

/** Removes what the user set in a row; `to` is the value that it then has. */
export function ResetButton({ row, to, layer }: { row: FormRow; to: string; layer: string }) {
  const resetTo = to === '' ? '' : ` to ${to}`;
  return (
    <Button
      variant="ghost"
      small
      icon="reset"
      data-reset
      label={`Reset ${row.name}${resetTo}`}
      tip={`Reset${resetTo}${layer === '' ? '' : ` (${layer})`}`}
      onClick={({ currentTarget }) => {
        const control = currentTarget.closest('[data-row]')?.querySelector('[data-control]');
        change((doc) => clearRow(doc, row));
        // The button disappears with the setting; the focus stays on the row.
        if (control instanceof HTMLElement) control.focus();
      }}
    />
  );
}
