import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect, useState } from 'react';
import css from './Tips.module.css';

/** Rest before a tooltip is shown, in ms; none while one is shown, or just was. */
const REST = 500;

/** The popup of every `<Tip>`; once in a window. */
export function Tips() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useEffect(() => follow(setAnchor), []);
  if (!anchor?.isConnected) return null;
  return (
    <Tooltip.Root open onOpenChange={() => setAnchor(null)}>
      <Tooltip.Portal>
        <Tooltip.Positioner
          anchor={anchor}
          sideOffset={6}
          collisionPadding={8}
          className={css.place}
        >
          <Tooltip.Popup className={css.tip}>
            {anchor.dataset['tip']}
            {anchor.dataset['tipKeys'] && <kbd>{anchor.dataset['tipKeys']}</kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** Calls `show` with the element that has a tip and the resting pointer or the keyboard's focus; returns what stops it. */
function follow(show: (anchor: HTMLElement | null) => void): () => void {
  let now: HTMLElement | null = null;
  let shownUntil = 0;
  let isShown = false;
  let timer = 0;
  const go = (next: HTMLElement | null) => {
    if (next === now) return;
    window.clearTimeout(timer);
    if (isShown) shownUntil = performance.now() + REST;
    now = next;
    isShown = false;
    show(null);
    if (next === null) return;
    const appear = () => {
      isShown = true;
      show(next);
    };
    timer = window.setTimeout(appear, performance.now() < shownUntil ? 0 : REST);
  };
  const leave = () => go(null);
  const stop = new AbortController();
  const on = (event: string, listener: (event: Event) => void) =>
    document.addEventListener(event, listener, { capture: true, signal: stop.signal });
  on('pointerover', ({ target }) => {
    const next = tipOf(target);
    // A pointer at rest is over something else when the page moves: that ends no tip of the focus.
    if (next || now !== document.activeElement) go(next);
  });
  on('focusin', ({ target }) => {
    if (target instanceof Element && target.matches(':focus-visible')) go(tipOf(target));
  });
  for (const event of ['focusout', 'pointerdown', 'keydown', 'scroll']) on(event, leave);
  document.documentElement.addEventListener('pointerleave', leave, { signal: stop.signal });
  return () => {
    window.clearTimeout(timer);
    stop.abort();
  };
}

const tipOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
