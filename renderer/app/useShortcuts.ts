import { useLayoutEffect } from 'react';
import type { CommandId } from '../../shared/commands/commands';
import { commandOfPress } from '../../shared/commands/keys';
import { IS_MAC } from '../kit/keyText';
import { useStore } from '../store/store';
import { runCommand } from './commands';

/** Runs commands by their keys, wherever the focus is. */
export function useShortcuts(): void {
  // Before the first frame, so that keys work as soon as the window is visible.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // AltGr types characters; Windows reports it as both keys of other shortcuts.
      if (event.getModifierState('AltGraph')) return;
      const id = commandOfPress(event, IS_MAC);
      if (!id || event.defaultPrevented || !applies(id, event)) return;
      event.preventDefault();
      runCommand(id);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Commands that open a dialog. */
const OVERLAYS: readonly CommandId[] = [
  'palette',
  'shortcuts',
  'reference',
  'export-as',
  'import-text',
  'presets',
];

function applies(id: CommandId, { target, key }: KeyboardEvent): boolean {
  const overlaid = useStore.getState().overlay !== null;
  if (overlaid) return OVERLAYS.includes(id);
  if (key === '/' && isTyping(target) && id === 'search') return false;
  // Text boxes outside the document keep the browser's own undo.
  const ownUndo = target instanceof HTMLElement && target.closest('[data-own-undo]') !== null;
  return !(ownUndo && (id === 'undo' || id === 'redo'));
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type="range"]), textarea');
