import { Select as Base } from '@base-ui/react/select';
import type { ComponentProps } from 'react';
import type { Choice } from './choice';
import field from './field.module.css';
import { Icon } from './Icon';
import { PLACE } from './place';
import css from './popup.module.css';

interface Props<Value> extends Omit<ComponentProps<'button'>, 'value' | 'onChange'> {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
  /** 24 px high in place of 30. */
  small?: boolean;
}

/** One of a few values; what else is given goes to its button. */
export function Select<Value extends string | number | boolean | null>(props: Props<Value>) {
  const { label, value, choices, onChange, small = false, className = '', ...rest } = props;
  return (
    <Base.Root
      modal={false}
      items={choices}
      value={value}
      onValueChange={(chosen) => onChange(chosen as Value)}
    >
      <Base.Trigger
        render={<button type="button" {...rest} />}
        aria-label={label}
        className={`${field.field} ${className}`}
        data-small={small || undefined}
      >
        <Base.Value className={field.value} />
        <Icon name="down" size={14} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner {...PLACE} alignItemWithTrigger={false}>
          <Base.Popup className={`${css.popup} ${css.list}`}>
            {choices.map(({ value: choice, label: words, detail, disabled, code }) => (
              <Base.Item
                key={String(choice)}
                value={choice}
                disabled={disabled}
                className={css.item}
              >
                <span className={css.slot} data-slot>
                  <Base.ItemIndicator>
                    <Icon name="ok" />
                  </Base.ItemIndicator>
                </span>
                <span>
                  <Base.ItemText>{code ? <code>{words}</code> : words}</Base.ItemText>
                  {detail && <small>{detail}</small>}
                </span>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
