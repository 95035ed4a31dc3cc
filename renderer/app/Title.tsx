import { useEffect } from 'react';
import { useStore, useWork } from '../store/store';
import { decidedKey } from '../store/work';

/** The window's title: the dataset, and a mark while something is in no file yet. Renders nothing in the page. */
export function Title() {
  const name = useWork((work) => work.dataset?.name ?? null);
  const unsaved = useStore((state) => decidedKey(state.history.present) !== state.savedKey);
  useEffect(() => {
    document.title = `${unsaved ? '• ' : ''}${name === null ? '' : `${name} — `}Pinnboard`;
  }, [name, unsaved]);
  return null;
}
