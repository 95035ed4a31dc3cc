/** Opens the preview card of a button after a moment under the pointer or with the focus, until that leaves. */
import {
  type FocusEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { FixPreview } from '../../../shared/diff/preview';
import type { Outcome } from '../../../shared/ipc/contract';
import { useStore } from '../../store/store';

/** Long enough that crossing a button asks nothing, and that the pointer can reach the card. */
const OPEN_MS = 250;
const CLOSE_MS = 500;

/** Closes the open card; there is at most one, besides those that the user keeps open. */
let closeOpen: (() => void) | null = null;

export function useCard(ask: () => Promise<Outcome<FixPreview>>) {
  const [shown, setShown] = useState<Outcome<FixPreview> | null>(null);
  const [kept, setKept] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Increases whenever the last question is no longer of interest. */
  const wanted = useRef(0);
  /** Closed by Escape, which gives the focus back to the button: that is no wish to see the card again. */
  const dismissed = useRef(false);

  const close = useCallback(() => {
    clearTimeout(timer.current);
    wanted.current += 1;
    setShown(null);
    setKept(false);
    if (closeOpen === close) closeOpen = null;
  }, []);
  useEffect(() => close, [close]);

  const open = async () => {
    wanted.current += 1;
    const mine = wanted.current;
    const { draft } = useStore.getState().history.present;
    const outcome = await ask();
    if (mine !== wanted.current || useStore.getState().history.present.draft !== draft) return;
    closeOpen?.();
    closeOpen = close;
    setShown(outcome);
  };
  const later = (what: () => void, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(what, ms);
  };
  const openSoon = () => {
    if (shown) clearTimeout(timer.current);
    else later(() => void open(), OPEN_MS);
  };
  const closeSoon = () => {
    if (!kept) later(close, CLOSE_MS);
  };
  const dismiss = () => {
    dismissed.current = true;
    close();
  };
  const keep = () => {
    if (closeOpen === close) closeOpen = null;
    setKept(true);
  };

  const around = {
    onPointerEnter: openSoon,
    onPointerLeave: ({ currentTarget }: PointerEvent) => {
      const focused = document.activeElement;
      if (!currentTarget.contains(focused) && !focused?.closest('[data-fix-card]')) closeSoon();
    },
    onFocus: ({ target }: FocusEvent) => {
      if (!dismissed.current && target.matches(':focus-visible')) openSoon();
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) dismissed.current = false;
      if (!currentTarget.contains(relatedTarget) && !currentTarget.matches(':hover')) closeSoon();
    },
  };
  return { shown, kept, keep, close, dismiss, around };
}
