import { isDirty } from '../store/documentState';
import { documentName, UNTITLED } from '../store/documents';
import { useStore } from '../store/store';
import css from './DocumentName.module.css';

/** The document's name, with a dot while it has unsaved changes. */
export function DocumentName() {
  const name = useStore(documentName);
  const unsaved = useStore(isDirty);
  return (
    <span className={css.document} data-document data-unsaved={unsaved || undefined}>
      <b className={css.name}>{name ?? UNTITLED}</b>
      {unsaved && (
        <>
          <span className={css.dot} aria-hidden="true" />
          <span className="sr-only">, unsaved changes</span>
        </>
      )}
    </span>
  );
}
