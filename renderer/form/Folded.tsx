import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { FormRow } from '../../shared/form/rows';
import { CodeText } from '../kit/CodeText';
import { Icon } from '../kit/Icon';
import { reveal } from '../store/reveal';
import { showTab } from '../store/showTab';
import { useStore } from '../store/store';
import css from './Folded.module.css';
import type { RowStates } from './rowStates';

interface Props {
  rows: readonly FormRow[];
  states: RowStates;
  /** The group's name, where the line is all that is left of it. */
  title?: string | undefined;
  /** Shows a field's row with its control among the others. */
  onUnfold: (name: string) => void;
}

/** The fields of a group without effect on the run, in one line; opened, each says why in the control's place. */
export function Folded({ rows, states, title, onUnfold }: Props) {
  const [open, setOpen] = useState(false);
  if (rows.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className={css.fold}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'down' : 'right'} size={14} />
        <span>
          {title !== undefined && <b>{title}</b>} {rows.length} without effect here
        </span>
        {!open && <span className={css.names}>{rows.map(({ label }) => label).join(', ')}</span>}
      </button>
      {open &&
        rows.map((row) => (
          <Dead
            key={row.name}
            row={row}
            used={states.get(row.name)?.used?.byModel ? states.get(row.name)?.used?.sentence : ''}
            reason={states.get(row.name)?.unread?.reason ?? ''}
            onSet={() => {
              flushSync(() => onUnfold(row.name));
              reveal([row.name]);
            }}
          />
        ))}
    </>
  );
}

interface DeadProps {
  row: FormRow;
  /** What the run uses, where the trained model decides it. */
  used: string | undefined;
  reason: string;
  onSet: () => void;
}

/** A field that the run does not read; it can be set all the same, as for another entry point. */
function Dead({ row: { name, label }, used = '', reason, onSet }: DeadProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and announce every row.
    <div
      className={css.dead}
      role="group"
      aria-label={`${label} ${name}`}
      data-row
      data-dead
      tabIndex={-1}
      data-field={name}
      onFocus={() => useStore.setState({ activeRow: name })}
    >
      <span className={css.label}>
        {label}
        <code>{name}</code>
      </span>
      <p>
        <CodeText text={used === '' ? reason : used} />{' '}
        <button
          type="button"
          className="link"
          aria-label={`Why ${name} has no effect`}
          onClick={() => {
            useStore.setState({ activeRow: name });
            showTab('explain');
          }}
        >
          Why
        </button>{' '}
        <button
          type="button"
          className="link"
          aria-label={`Set ${name} all the same`}
          onClick={onSet}
        >
          Set it
        </button>
      </p>
    </div>
  );
}
