import type { FormRow } from '../../shared/form/rows';
import type { FieldProvenance } from '../../shared/provenance/provenance';
import { Button } from '../kit/Button';
import { pinValue } from '../kit/fields/pin';
import { change } from '../store/edit';
import { setRow } from '../store/typing';

interface Props {
  row: FormRow;
  provenance: FieldProvenance | undefined;
  /** The value to pin, as text. */
  text: string;
}

/** Sets a field to its current value, so that it no longer follows a default. */
export function PinButton({ row, provenance, text }: Props) {
  const pinned = provenance && pinValue(row, provenance);
  if (pinned === undefined) return null;
  return (
    <Button
      variant="ghost"
      small
      icon="pin"
      label={`Pin ${row.name} to ${text}`}
      tip={`Pin to ${text} even if defaults change`}
      onClick={() => change((doc) => setRow(doc, row, pinned))}
    />
  );
}
