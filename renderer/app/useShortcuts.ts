import { type RefObject, useEffect } from 'react';
import { stepFinding } from '../findings/step';
import { useStore } from '../store/store';

/** Keys of the whole window: search, undo and redo, next and previous finding. */
export function useShortcuts(search: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actionOf(event, search.current);
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [search]);
}

function actionOf(event: KeyboardEvent, search: HTMLInputElement | null): (() => void) | undefined {
  const { undo, redo } = useStore.getState();
  const key = event.key.toLowerCase();
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  if ((command && key === 'f') || (key === '/' && !command && !isTyping(event.target)))
    return () => search?.select();
  if (key === 'f8') return () => stepFinding(event.shiftKey ? -1 : 1);
  // The search box keeps the browser's own undo: its text is no part of the work.
  if (!command || event.target === search) return undefined;
  if (key === 'z') return event.shiftKey ? redo : undo;
  return key === 'y' ? redo : undefined;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input[type="text"], input[type="search"], textarea');
