import { Dialog as Base } from '@base-ui/react/dialog';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useStore } from '../store/store';
import { Button } from './Button';
import css from './Dialog.module.css';
import { focusWithin } from './focus';

interface Props {
  label: string;
  /** Nearly as tall as the window. */
  wide?: boolean;
  children: ReactNode;
}

/**
 * A modal sheet; Escape and a click outside close it, and the focus returns to where it was. The focus begins at
 * `data-first-focus`, or at the first control.
 */
export function Dialog({ label, wide = false, children }: Props) {
  return (
    <Base.Root
      open
      onOpenChange={(open) => {
        if (!open) useStore.setState({ overlay: null });
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={css.scrim} />
        <Base.Popup
          className={css.dialog}
          data-wide={wide || undefined}
          aria-label={label}
          initialFocus={false}
          finalFocus={false}
        >
          <Focus />
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Moves the focus into the sheet before the next key, and back when it closes: both at once, unlike the library. */
function Focus() {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const sheet = mark.current?.parentElement;
    if (sheet && !sheet.contains(before)) {
      const first = sheet.querySelector<HTMLElement>('[data-first-focus]');
      const body = sheet.querySelector('[data-body]');
      if (first) first.focus();
      else if (!(body && focusWithin(body)) && !focusWithin(sheet)) sheet.focus();
      if (first instanceof HTMLTextAreaElement) first.select();
    }
    return () => {
      const back = returnTo(before);
      if (back?.isConnected && back !== document.body) back.focus();
    };
  }, []);
  return <span ref={mark} hidden />;
}

/** What a menu's entry opened returns to the menu's button, as the entry is gone. */
function returnTo(before: Element | null): HTMLElement | null {
  const menu = before?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const element = menu ? document.getElementById(menu) : before;
  return element instanceof HTMLElement ? element : null;
}

interface SheetProps {
  title: string;
  /** Beside the title. */
  head?: ReactNode;
  /** Buttons below; one of them is filled. */
  foot?: ReactNode;
  className?: string | undefined;
  /** The children are columns of a grid, which are one below the other in a narrow window. */
  columns?: boolean;
  children: ReactNode;
}

/** What a dialog shows: its title and a way to close it, the content, its buttons. */
export const Sheet = ({ title, head, foot, className, columns, children }: SheetProps) => (
  <div className={css.sheet}>
    <header className={css.head}>
      <h2>{title}</h2>
      {head}
      <Button
        variant="ghost"
        icon="close"
        label="Close"
        className={css.close}
        onClick={() => useStore.setState({ overlay: null })}
      />
    </header>
    <div
      className={`${css.body} ${className ?? ''}`}
      data-body
      data-columns={columns || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
    >
      {children}
    </div>
    {foot && <footer className={css.foot}>{foot}</footer>}
  </div>
);
