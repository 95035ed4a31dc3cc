import { useEffect } from 'react';
import { isDirty } from '../store/documentState';
import { documentName, UNTITLED } from '../store/documents';
import { useDocument, useStore } from '../store/store';

/** The window's title: a dot for unsaved changes, the document, or before its first save the dataset. Renders nothing. */
export function Title() {
  const dataset = useDocument((doc) => doc.dataset?.name ?? null);
  const name = useStore(documentName);
  const unsaved = useStore(isDirty);
  useEffect(() => {
    const untitled = dataset === null ? UNTITLED : `${UNTITLED} (${dataset})`;
    document.title = `${unsaved ? '• ' : ''}${name ?? untitled} — Pinnboard`;
  }, [name, dataset, unsaved]);
  return null;
}
