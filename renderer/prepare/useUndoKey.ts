import { useEffect } from 'react';
import { commandOfPress } from '../../shared/commands/keys';
import { IS_MAC } from '../kit/keyText';
import { undoRecipe } from './store';

/** The key of Undo takes back the last change of the recipe; in a text box it is the text's. */
export function useUndoKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea');
      if (isTyping || commandOfPress(event, IS_MAC) !== 'undo') return;
      event.preventDefault();
      undoRecipe();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
