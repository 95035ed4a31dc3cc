import type { ReactNode } from 'react';
import { Popover } from '../kit/Popover';
import chip from './Chip.module.css';
import css from './Chips.module.css';
import fields from './StepFields.module.css';

/** The chip of what is made rather than read; it opens its parameters. */
export const MadeChip = (props: { label: string; text: string; children: ReactNode }) => (
  <li>
    <Popover
      label={props.label}
      className={css.popover}
      trigger={
        <button type="button" className={`${chip.chip} ${chip.on}`} data-chip>
          {props.text}
        </button>
      }
    >
      <div className={fields.fields}>{props.children}</div>
    </Popover>
  </li>
);
