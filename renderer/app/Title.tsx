import { useEffect } from 'react';
import { dirtyKey } from '../store/document';
import { useDocument, useStore } from '../store/store';

/** The window's title: the dataset, and a mark while something is in no file yet. Renders nothing in the page. */
export function Title() {
  const name = useDocument((work) => work.dataset?.name ?? null);
  const unsaved = useStore((state) => dirtyKey(state.history.present) !== state.savedKey);
  useEffect(() => {
    document.title = `${unsaved ? '• ' : ''}${name === null ? '' : `${name} — `}Pinnboard`;
  }, [name, unsaved]);
  return null;
}
