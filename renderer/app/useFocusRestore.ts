import { useEffect } from 'react';
import { focusWithin } from '../kit/focus';

/**
 * Keeps the focus in the window when the control that has it goes away, as a Cancel button does when its job is
 * done: it moves to what is left nearest. Only for who works by keyboard; after a click it would be a surprise.
 */
export function useFocusRestore(): void {
  useEffect(() => {
    /** The control with the focus and all it stands in, innermost first. */
    let held: readonly Element[] = [];
    const onFocusIn = ({ target }: FocusEvent) => {
      held = target instanceof Element && target.matches(':focus-visible') ? lineage(target) : [];
    };
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      // Let go on purpose; what is being removed is looked at below, where it is seen to be gone.
      if (relatedTarget === null)
        queueMicrotask(() => {
          if (target === held[0] && held[0]?.isConnected && isLost()) held = [];
        });
    };
    const onRemoved = () => {
      if (held.length === 0 || held[0]?.isConnected) return;
      const left = held.filter((element) => element.isConnected);
      held = [];
      // A frame later: whoever knows better where the focus goes has taken it by then.
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
