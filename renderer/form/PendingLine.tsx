import type { MouseEvent } from 'react';
import type { RowSetting } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import type { TypedText } from '../../shared/form/typedText';
import { readTyped } from '../../shared/values/parse';
import { Button } from '../kit/Button';
import { tip } from '../kit/Tip';
import { discardTyped, typeText } from '../store/edit';
import css from './Row.module.css';
import { controlText } from './setting';

interface Props {
  row: FormRow;
  setting: RowSetting;
  /** As it was typed, if it was. */
  typed: TypedText | undefined;
  /** The value of the row when it is not set, as text; empty when that is not known. */
  fallback: string;
}

/** Below text that is not understood: the value still in force, what the text may mean, and a way to discard it. */
export function PendingLine({ row, setting, typed, fallback }: Props) {
  if (!typed || typed.problem === null) return null;
  const still = setting.set ? controlText(setting.value, row.type) : fallback;
  const read = readTyped(typed.text, row.type);
  const readings = read.ok ? [] : (read.readings ?? []);
  /** Acts and returns the focus to the text; a click does not take it away, so that typing stays one step of undo. */
  const withFocus = (act: () => void) => ({
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onClick: (event: MouseEvent) => {
      const control = event.currentTarget.closest('[data-row]')?.querySelector('[data-control]');
      act();
      if (control instanceof HTMLElement) control.focus();
    },
  });
  return (
    <div className={css.pending}>
      <p className={css.problem}>
        {readings.length > 0 ? (
          <>
            Did you mean{' '}
            {readings.map((reading, i) => (
              <span key={reading}>
                {i > 0 && ' or '}
                <Button small {...withFocus(() => typeText(row, reading))}>
                  <code>{reading}</code>
                </Button>
              </span>
            ))}
            ?
          </>
        ) : (
          `Text not understood: ${typed.problem}.`
        )}
      </p>
      <p className={css.still}>
        <span>
          Still{!setting.set && ' the default'} {still !== '' && <code>{still}</code>}
        </span>
        <button
          type="button"
          className="link"
          {...tip('Restore the previous value')}
          {...withFocus(() => discardTyped(row))}
        >
          Discard text
        </button>
        <kbd>Esc</kbd>
      </p>
    </div>
  );
}
