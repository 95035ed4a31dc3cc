import { Radio as BaseRadio } from '@base-ui/react/radio';
import { RadioGroup as BaseGroup } from '@base-ui/react/radio-group';
import { type ComponentProps, createContext, type ReactNode, use } from 'react';
import css from './Radio.module.css';

type Forwarded = Omit<ComponentProps<'div'>, 'value' | 'defaultValue' | 'onChange' | 'ref'>;

interface GroupProps<Value extends string> extends Forwarded {
  /** null before one is chosen. */
  value: Value | null;
  onChange: (value: Value) => void;
}

const Chosen = createContext<string | null>(null);

/**
 * One of several: arrow keys choose, Space chooses where none is yet, Enter submits the form that it is in. Other controls
 * in it keep their own keys.
 */
export const RadioGroup = <Value extends string>(props: GroupProps<Value>) => {
  const { value, onChange, ...rest } = props;
  return (
    <Chosen value={value}>
      <BaseGroup<Value | null>
        {...rest}
        value={value}
        onValueChange={(chosen) => {
          if (chosen !== null) onChange(chosen);
        }}
        onKeyDownCapture={(event) => {
          if (!isRadio(event.target)) event.preventBaseUIHandler();
        }}
        onKeyDown={(event) => {
          if (!isRadio(event.target)) event.preventBaseUIHandler();
          else if (event.key === 'Enter') submit(event.target);
        }}
      />
    </Chosen>
  );
};

const isRadio = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLElement && target.matches('[role="radio"]');

/** As Enter in a control of the browser does: by the form's button, unless that is disabled. */
const submit = (radio: HTMLElement) =>
  radio.closest('form')?.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();

type RootProps = Omit<ComponentProps<typeof BaseRadio.Root>, 'value'> & { value: string };

/** A radio button that looks like what its caller makes of it; Tab leads to the chosen one of its group. */
export const RadioRoot = (props: RootProps) => (
  // The library's tab stop is where the focus was last, also where another one was chosen since.
  <BaseRadio.Root {...(use(Chosen) === props.value && { tabIndex: 0 })} {...props} />
);

interface Props extends RootProps {
  /** Of the label, which holds the dot and the words. */
  className?: string | undefined;
  children: ReactNode;
}

/** A radio button with its words, which can be clicked as well. */
export const Radio = ({ className = '', disabled = false, children, ...rest }: Props) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the radio button is in it.
  <label className={`${css.label} ${className}`} data-disabled={disabled || undefined}>
    <RadioRoot {...rest} className={css.dot} disabled={disabled} />
    {children}
  </label>
);
