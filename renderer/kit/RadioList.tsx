import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';
import { RadioGroup, RadioRoot } from './Radio';
import css from './RadioList.module.css';

interface Props<Value extends string> {
  label: string;
  value: Value | null;
  choices: readonly {
    readonly value: Value;
    readonly icon?: IconName;
    readonly title: ReactNode;
    readonly help: string;
    /** Something is wrong with it, which `help` says. */
    readonly isBroken?: boolean;
  }[];
  onChange: (value: Value) => void;
  className?: string | undefined;
}

/** One of several, with the purpose of each below it. Arrow keys choose. */
export const RadioList = <Value extends string>(props: Props<Value>) => (
  <RadioGroup
    className={`${css.list} ${props.className ?? ''}`}
    aria-label={props.label}
    value={props.value}
    onChange={props.onChange}
  >
    {props.choices.map(({ value, icon, title, help, isBroken }) => (
      <RadioRoot
        key={value}
        value={value}
        className={css.choice}
        data-broken={isBroken || undefined}
        data-first-focus={value === props.value || undefined}
      >
        {icon && <Icon name={icon} />}
        <span className={css.words}>
          <b>{title}</b>
          <span>{help}</span>
        </span>
      </RadioRoot>
    ))}
  </RadioGroup>
);
