import { useId } from 'react';
import { conditionOf } from '../../../shared/sweep/conditions/condition';
import { CodeText } from '../../kit/CodeText';
import { seal } from '../../store/edit';
import { changeSweep } from '../edit';
import css from './Editor.module.css';

interface Props {
  readonly texts: readonly string[];
  /** Names of the axes, for an example. */
  readonly axes: readonly string[];
}

/** Conditions that exclude points, each parsed as it is typed. */
export function Conditions({ texts, axes }: Props) {
  const set = (change: (before: readonly string[]) => string[], key?: string) =>
    changeSweep((sweep) => ({ ...sweep, leave_out: change(sweep.leave_out) }), key);
  const add = () => {
    set((before) => [...before, '']);
    requestAnimationFrame(() => {
      const boxes = document.querySelectorAll<HTMLElement>('[data-condition]');
      boxes[boxes.length - 1]?.focus();
    });
  };
  return (
    <fieldset className={css.method}>
      <legend className={css.heading}>
        Exclude points <small>where any condition holds</small>
      </legend>
      {texts.map((text, i) => (
        <Condition
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other identity.
          key={i}
          at={i}
          text={text}
          example={`${axes[0] ?? 'gridsize'} > 1 and n_groups < 512`}
          onText={(next) =>
            set((before) => before.map((one, j) => (j === i ? next : one)), `sweep condition ${i}`)
          }
          onRemove={() => set((before) => before.filter((_one, j) => j !== i))}
        />
      ))}
      <button type="button" className="btn small" onClick={add}>
        Add condition
      </button>
    </fieldset>
  );
}

interface ConditionProps {
  readonly at: number;
  readonly text: string;
  readonly example: string;
  onText(text: string): void;
  onRemove(): void;
}

function Condition({ at, text, example, onText, onRemove }: ConditionProps) {
  const id = useId();
  const reading = text.trim() === '' ? null : conditionOf(text);
  const bad = reading !== null && !reading.ok;
  return (
    <div className={css.condition}>
      <span className={css.conditionLine}>
        <input
          type="text"
          data-condition
          data-bad={bad || undefined}
          aria-label={`Condition ${at + 1}`}
          aria-invalid={bad}
          aria-describedby={id}
          autoComplete="off"
          spellCheck={false}
          placeholder={example}
          value={text}
          onChange={({ target }) => onText(target.value)}
          onBlur={seal}
        />
        <button
          type="button"
          aria-label={`Remove condition ${at + 1}`}
          title="Remove this condition"
          onClick={onRemove}
        >
          ×
        </button>
      </span>
      <div id={id}>
        {bad && (
          <>
            <pre className={css.caret} aria-hidden="true">
              {`${text.slice(0, reading.at).replaceAll(/[^\t]/g, ' ')}^`}
            </pre>
            <p className={css.read} data-bad>
              <CodeText text={reading.problem} />
            </p>
          </>
        )}
      </div>
    </div>
  );
}
