import { useEffect } from 'react';
import { dirtyKey } from '../store/document';
import { useDocument, useStore } from '../store/store';

/** The window's title: the dataset, and a dot for unsaved changes. Renders nothing. */
export function Title() {
  const name = useDocument((doc) => doc.dataset?.name ?? null);
  const unsaved = useStore((state) => dirtyKey(state.history.present) !== state.savedKey);
  useEffect(() => {
    document.title = `${unsaved ? '• ' : ''}${name === null ? '' : `${name} — `}Pinnboard`;
  }, [name, unsaved]);
  return null;
}
