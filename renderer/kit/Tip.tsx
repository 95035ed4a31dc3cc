/** What a part is or does, shown while the pointer rests on it or it has the focus. */
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import css from './Tip.module.css';

interface Shown {
  readonly text: string;
  readonly keys: string | undefined;
}

/** One popup serves all parts: a form has hundreds of them. */
const shown = Tooltip.createHandle<Shown>();

interface Props {
  /** Empty for none. */
  text: string;
  /** The keys that do the same, such as `keyOf('undo')`. */
  keys?: string | undefined;
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** One element that takes a ref and events. */
  children: ReactElement<Record<string, unknown>>;
}

/**
 * Gives its child a tooltip, and the same text as its description for screen readers. A button that is disabled keeps its
 * tooltip as long as it is disabled by `aria-disabled` (`<Button disabled="reason">`).
 */
export function Tip({ text, keys, children }: Props) {
  const named = children.props['aria-label'] === text;
  return (
    <Tooltip.Trigger
      handle={shown}
      payload={{ text, keys }}
      disabled={text === ''}
      aria-description={named || text === '' ? undefined : text}
      render={children}
    />
  );
}

/** The popup of every `<Tip>`; once in a window. */
export function Tips() {
  return (
    <Tooltip.Provider delay={500}>
      <Tooltip.Root handle={shown} disableHoverablePopup>
        {({ payload }) => (
          <Tooltip.Portal>
            <Tooltip.Positioner sideOffset={6} collisionPadding={8} className={css.place}>
              <Tooltip.Popup className={css.tip}>
                {payload?.text}
                {payload?.keys && <kbd>{payload.keys}</kbd>}
              </Tooltip.Popup>
            </Tooltip.Positioner>
          </Tooltip.Portal>
        )}
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
