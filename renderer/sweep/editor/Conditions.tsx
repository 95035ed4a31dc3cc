import { conditionOf } from '../../../shared/sweep/conditions/condition';
import { Button } from '../../kit/Button';
import { TextBox } from '../../kit/TextBox';
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
  return (
    <fieldset className={css.part}>
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
      <Button small icon="plus" onClick={() => set((before) => [...before, ''])}>
        Add condition
      </Button>
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
  const reading = text.trim() === '' ? null : conditionOf(text);
  return (
    <div className={css.condition}>
      <TextBox
        // A new one is about to be typed.
        autoFocus={text === ''}
        label={`Condition ${at + 1}`}
        problem={reading?.ok === false ? reading.error.message : undefined}
        note=""
        placeholder={example}
        value={text}
        onText={onText}
      />
      <Button
        variant="ghost"
        small
        icon="close"
        label={`Remove condition ${at + 1}`}
        onClick={onRemove}
      />
    </div>
  );
}
