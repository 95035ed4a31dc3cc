import { useState } from 'react';
import { Dialog, Sheet } from '../kit/Dialog';
import { useStore } from '../store/store';
import css from './ExportSheet.module.css';
import { ExportView } from './ExportView';

/** A dialog with room for long lines and the list of formats. */
export const ExportSheet = () => (
  <Dialog label="Export as" wide>
    <Sheet title="Export as" head={<Status />} className={css.sheet}>
      <ExportView large />
    </Sheet>
  </Dialog>
);

/** The result of saving and copying: the dialog covers the window's footer. */
function Status() {
  const status = useStore((state) => state.status);
  const problem = useStore((state) => state.problem);
  const [before] = useState({ status, problem });
  const failed = problem !== null && problem !== before.problem;
  const text = failed ? problem : status === before.status ? '' : status;
  return (
    <p className={css.status} role="status" data-failed={failed || undefined}>
      {text}
    </p>
  );
}
