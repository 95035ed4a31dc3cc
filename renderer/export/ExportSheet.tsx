import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../kit/Dialog';
import { useStore } from '../store/store';
import css from './ExportSheet.module.css';
import { ExportView } from './ExportView';

/** A dialog with room for long lines and the list of formats. */
export function ExportSheet() {
  const sheet = useRef<HTMLDivElement>(null);
  // After the dialog has opened, which puts the focus on the first button.
  useEffect(() => sheet.current?.querySelector<HTMLElement>(':checked')?.focus(), []);
  return (
    <Dialog label="Export as" wide>
      <div ref={sheet} className={css.sheet}>
        <header>
          <h2>Export as</h2>
          <Status />
          <button
            type="button"
            className="btn small"
            onClick={() => useStore.setState({ overlay: null })}
          >
            Close
          </button>
        </header>
        <ExportView large />
      </div>
    </Dialog>
  );
}

/** The result of saving and copying: the dialog covers the window's footer. */
function Status() {
  const status = useStore((state) => state.status);
  const problem = useStore((state) => state.problem);
  const [before] = useState({ status, problem });
  const failed = problem !== null && problem !== before.problem;
  const text = failed ? problem : status === before.status ? '' : status;
  return (
    <p className={css.status} role="status" data-failed={failed || undefined} title={text}>
      {text}
    </p>
  );
}
