import { useEffect } from 'react';
import { focusWithin } from '../kit/focus';

/**
 * Keeps the focus in the window when the focused control disappears, as a Cancel button does when its job is done: the
 * focus moves to the nearest element that is left. Only with the keyboard; after a click it would be a surprise.
 */
export function useFocusRestore(): void {
  useEffect(() => {
    /** The control with the focus and its ancestors, innermost first. */
    let held: readonly Element[] = [];
    const onFocusIn = ({ target }: FocusEvent) => {
      held = target instanceof Element && target.matches(':focus-visible') ? lineage(target) : [];
    };
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      // The focus was dropped on purpose; removed elements are handled by the observer.
      if (relatedTarget === null)
        queueMicrotask(() => {
          if (target === held[0] && held[0]?.isConnected && isLost()) held = [];
        });
    };
    const onRemoved = () => {
      if (held.length === 0 || held[0]?.isConnected) return;
      const left = held.filter((element) => element.isConnected);
      held = [];
      // A frame later, so that code that knows a better place has set the focus by then.
      requestAnimationFrame(() => {
        if (isLost()) left.some((element) => focusWithin(element));
      });
    };
    const observer = new MutationObserver(onRemoved);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('focusout', onFocusOut);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('focusout', onFocusOut);
    };
  }, []);
}

const isLost = (): boolean => document.activeElement === document.body;

function lineage(element: Element): readonly Element[] {
  const line: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) line.push(at);
  return line;
}
