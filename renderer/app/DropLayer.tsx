import { useEffect, useState } from 'react';
import css from './DropLayer.module.css';
import { openDropped } from './openFiles';

/** Accepts files that are dropped anywhere in the window, and shows that it does. */
export function DropLayer() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onDragOver = (event: DragEvent) => {
      // Without this the browser would navigate to the file.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = hasFiles(event) ? 'copy' : 'none';
      setOver(hasFiles(event));
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void openDropped([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className={css.layer} data-testid="drop-target">
      <p>
        Drop to open{' '}
        <span>
          a dataset (.npz), what a beamline wrote (.h5, .cxi, .nxs, .mat), a payload or preset
          (.json), or a file to import (.yaml, .py, .sh)
        </span>
      </p>
    </div>
  );
}
