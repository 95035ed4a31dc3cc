import type { RowSetting } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import type { Choice } from '../../shared/values/choices';
import { formatValue } from '../../shared/values/python';
import { sameValue } from '../../shared/values/value';
import { Select } from '../kit/Select';
import { change } from '../store/edit';
import { clearRow, setRow } from '../store/typing';
import css from './Control.module.css';

interface Props {
  row: FormRow;
  setting: RowSetting;
  choices: readonly Choice[];
  /** The value of the row when it is not set, as text. */
  fallback: string;
  describedBy: string;
}

const DEFAULT = 'default';
const OTHER = 'other';

/** A field with a list of choices; the first one resets it. */
export function SelectControl({ row, setting, choices, fallback, describedBy }: Props) {
  const at = setting.set ? choices.findIndex(({ value }) => sameValue(value, setting.value)) : -1;
  const current = !setting.set ? DEFAULT : at < 0 ? OTHER : String(at);
  const choose = (key: string) => {
    if (key === DEFAULT) change((doc) => clearRow(doc, row));
    const choice = choices[Number(key)];
    if (choice) change((doc) => setRow(doc, row, choice.value));
  };
  return (
    <Select
      className={css.select}
      data-control
      data-set={setting.set || undefined}
      label={`${row.label} ${row.name}`}
      aria-describedby={describedBy}
      value={current}
      choices={[
        {
          value: DEFAULT,
          label: fallback === '' ? 'default' : `default (${fallback})`,
          code: true,
        },
        ...(current === OTHER && setting.set
          ? [{ value: OTHER, label: `${formatValue(setting.value)} (not a choice)`, code: true }]
          : []),
        ...choices.map(({ text }, i) => ({ value: String(i), label: text, code: true })),
      ]}
      onChange={choose}
    />
  );
}
