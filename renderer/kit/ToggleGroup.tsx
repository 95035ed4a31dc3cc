import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup as Base } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';
import { Tip } from './Tip';
import css from './ToggleGroup.module.css';

interface Props<Value extends string> {
  label: string;
  value: Value;
  choices: readonly {
    readonly value: Value;
    readonly label: ReactNode;
    readonly tip?: string | undefined;
    readonly keys?: string | undefined;
  }[];
  onChange: (value: Value) => void;
  small?: boolean;
}

/** One of two to five, all of them in view. Arrow keys walk, Enter and Space choose. */
export function ToggleGroup<Value extends string>(props: Props<Value>) {
  const { label, value, choices, onChange, small = false } = props;
  return (
    <Base
      aria-label={label}
      className={css.group}
      data-small={small || undefined}
      value={[value]}
      onValueChange={([chosen]) => {
        // Pressing the chosen one again would choose none.
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {choices.map(({ value: choice, label: words, tip = '', keys }) => {
        const button = (
          <Toggle key={choice} value={choice} className={css.choice}>
            {words}
          </Toggle>
        );
        return tip === '' && keys === undefined ? (
          button
        ) : (
          <Tip key={choice} text={tip} keys={keys}>
            {button}
          </Tip>
        );
      })}
    </Base>
  );
}
