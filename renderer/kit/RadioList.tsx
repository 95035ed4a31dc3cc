import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import css from './RadioList.module.css';

interface Props<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { readonly value: Value; readonly title: ReactNode; readonly help: string }[];
  onChange: (value: Value) => void;
  className?: string | undefined;
}

/** One of several, with the purpose of each below it. Arrow keys choose. */
export const RadioList = <Value extends string>(props: Props<Value>) => (
  <RadioGroup
    className={`${css.list} ${props.className ?? ''}`}
    aria-label={props.label}
    value={props.value}
    onValueChange={props.onChange}
  >
    {props.choices.map(({ value, title, help }) => (
      <Radio.Root
        key={value}
        value={value}
        className={css.choice}
        // The library moves the tab stop to the chosen one only after a dialog has taken the focus.
        data-first-focus={value === props.value || undefined}
      >
        <b>{title}</b>
        <span>{help}</span>
      </Radio.Root>
    ))}
  </RadioGroup>
);
