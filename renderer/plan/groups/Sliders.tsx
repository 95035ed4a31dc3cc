import { useId } from 'react';
import { type RowSetting, rowSetting } from '../../../shared/form/formRows';
import { asNumber } from '../../../shared/values/value';
import { plainText } from '../../kit/CodeText';
import { change, seal } from '../../store/edit';
import { rowNamed } from '../../store/rows';
import { useDocument } from '../../store/store';
import { setRow, typingKey } from '../../store/typing';
import { grouped } from '../numbers';
import css from './Sliders.module.css';

interface Props {
  /** The field's names, the first that the form has deciding. */
  names: readonly string[];
  label: string;
  /** What the run uses now; null where it is not known. */
  value: number | null;
  least: number;
  most: number;
  /** Why it cannot be set here: it does not reach this run. */
  disabled: string | null;
}

/** A setting of the form as a slider; dragging is one step of undo. */
export function SettingSlider({ names, label, value, least, most, disabled }: Props) {
  const id = useId();
  const row = useDocument((doc) => rowNamed(doc.draft, names));
  // What is set shows at once; the run's own value is that of the last resolution.
  const setting = useDocument((doc) => (row ? settingNumber(rowSetting(row, doc.draft)) : null));
  const now = setting ?? value;
  const shown = now ?? least;
  const top = Math.max(most, shown, least + 1);
  const why = disabled ?? (row ? null : 'This PtychoPINN has no such setting.');
  const reason = why === null ? null : plainText(why);
  return (
    <div className={css.slider}>
      <label htmlFor={id}>
        {label} <code>{row?.name ?? names[0]}</code>
      </label>
      <b>{now === null ? '?' : grouped(now)}</b>
      <input
        id={id}
        type="range"
        min={least}
        max={top}
        value={shown}
        disabled={reason !== null}
        aria-description={reason ?? undefined}
        data-tip={reason ?? undefined}
        onChange={({ target }) => {
          if (row) change((doc) => setRow(doc, row, target.valueAsNumber), typingKey(row));
        }}
        onPointerUp={seal}
        onBlur={seal}
      />
    </div>
  );
}

const settingNumber = (setting: RowSetting): number | null =>
  setting.set ? (asNumber(setting.value) ?? null) : null;
