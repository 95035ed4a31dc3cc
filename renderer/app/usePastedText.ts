import { useEffect } from 'react';
import { showText } from '../import/open';
import { useStore } from '../store/store';

/** Opens the import sheet for text that is pasted while no field has the focus. */
export function usePastedText(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (takesText(event.target) || useStore.getState().overlay !== null) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '') return;
      event.preventDefault();
      showText({ text });
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}

/** Whether an element takes text itself. */
const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
