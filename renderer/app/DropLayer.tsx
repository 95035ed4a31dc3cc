import { useEffect, useState } from 'react';
import css from './DropLayer.module.css';
import { openDropped } from './openFiles';

/** Takes files that are dropped anywhere in the window, and shows where they would go. */
export function DropLayer() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onDragOver = (event: DragEvent) => {
      // Without this the browser would open the file in place of the window.
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
          a dataset (.npz), a payload (.json) to go on from, a preset, or a text to take over
          (.yaml, .py, .sh)
        </span>
      </p>
    </div>
  );
}
