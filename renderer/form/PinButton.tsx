import type { FormRow } from '../../shared/form/rows';
import type { FieldProvenance } from '../../shared/provenance/provenance';
import { pinValue } from '../kit/fields/pin';
import { change } from '../store/edit';
import { setRow } from '../store/typing';
import css from './Row.module.css';

interface Props {
  row: FormRow;
  provenance: FieldProvenance | undefined;
  /** The value to pin, as text. */
  text: string;
}

/** Sets a field to its current value, so that it no longer follows a default. */
export function PinButton({ row, provenance, text }: Props) {
  const pinned = provenance && pinValue(row, provenance);
  if (pinned === undefined) return <span />;
  return (
    <button
      type="button"
      className={`${css.reset} ${css.pin}`}
      aria-label={`Pin ${row.name} to ${text}`}
      title={`Pin to ${text} even if defaults change`}
      onClick={() => change((doc) => setRow(doc, row, pinned))}
    >
      <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
        <path
          d="M5.2 1.8h5.6M6.2 1.8v4.4L4 9h8L9.8 6.2V1.8M8 9v5.4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  );
}
