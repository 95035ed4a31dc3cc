import { Popover as Base } from '@base-ui/react/popover';
import { type ComponentProps, type ReactElement, type ReactNode, useRef } from 'react';
import { PLACE } from './place';
import css from './popup.module.css';

interface Props {
  /** The button that opens it, mostly a `<Button>`. */
  trigger: ReactElement;
  /** What it is, for screen readers. */
  label: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** A selector: beside this part around the trigger rather than beside the trigger itself. */
  beside?: string;
  align?: 'start' | 'center' | 'end';
  /** Given when the owner decides; otherwise the trigger opens and closes it. */
  open?: boolean;
  onOpenChange?: (open: boolean, reason: Base.Root.ChangeEventReason) => void;
  /** What takes the focus; the first control otherwise. */
  initialFocus?: ComponentProps<typeof Base.Popup>['initialFocus'];
  className?: string | undefined;
  children: ReactNode;
}

/** A small surface beside its trigger. Escape and a click outside close it; the focus returns to the trigger. */
export function Popover(props: Props) {
  const { trigger, label, side = 'bottom', align = 'start', className = '', children } = props;
  const { open, onOpenChange, initialFocus, beside } = props;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      onOpenChange={(next, { reason }) => onOpenChange?.(next, reason)}
    >
      <Base.Trigger ref={button} render={trigger} />
      <Base.Portal>
        <Base.Positioner
          {...PLACE}
          side={side}
          align={align}
          {...(beside === undefined
            ? {}
            : { anchor: () => button.current?.closest(beside) ?? null })}
        >
          <Base.Popup
            className={`${css.popup} ${className}`}
            aria-label={label}
            {...(initialFocus === undefined ? {} : { initialFocus })}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** A button in a popover that closes it, after what `onClick` of `render` does. */
export const PopoverClose = ({ render }: { render: ReactElement }) => (
  <Base.Close render={render} />
);
