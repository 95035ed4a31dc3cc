import { useLayoutEffect } from 'react';
import type { CommandId } from '../../shared/commands/commands';
import { commandOfPress } from '../../shared/commands/keys';
import { IS_MAC } from '../kit/keyText';
import { useStore } from '../store/store';
import { runCommand } from './commands';

/** Answers the keys of every command, wherever the focus is. */
export function useShortcuts(): void {
  // Before the first frame: whoever sees the window can use its keys.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const id = commandOfPress(event, IS_MAC);
      if (!id || event.defaultPrevented || !applies(id, event)) return;
      event.preventDefault();
      runCommand(id);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Commands that lay something else over the window. */
const OVERLAYS: readonly CommandId[] = [
  'palette',
  'shortcuts',
  'reference',
  'hand-over',
  'import-text',
  'presets',
];

function applies(id: CommandId, { target, key }: KeyboardEvent): boolean {
  const overlaid = useStore.getState().overlay !== null;
  if (overlaid) return OVERLAYS.includes(id);
  if (key === '/' && isTyping(target) && id === 'search') return false;
  // Boxes whose text is no part of the work keep the browser's own undo.
  const ownUndo = target instanceof HTMLElement && target.closest('[data-own-undo]') !== null;
  return !(ownUndo && (id === 'undo' || id === 'redo'));
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type="radio"], [type="checkbox"], [type="range"]), textarea');
