import { counted, countSeverities } from '../findings/words';
import { pendingWhy } from '../form/pending';
import { exportPayload } from '../store/files';
import { useStore, useWork } from '../store/store';
import css from './ExportButton.module.css';

/** Export, or what stands in its way: while the factory refuses, the button goes to the first error. */
export function ExportButton() {
  const findings = useStore((state) => state.resolution.findings);
  const ready = useStore((state) => state.resolution.payload !== null);
  const pending = useWork(pendingWhy);
  const { errors } = countSeverities(findings);
  const first = findings.find(({ outcome }) => outcome === 'blocked');
  const why = pending
    ? `Export waits: ${pending}. Click to go there.`
    : first
      ? `${counted(errors, 'error')} in the way. First: ${first.message} Click to go there.`
      : ready
        ? 'Save the payload as a JSON file'
        : 'Resolving…';
  return (
    <>
      <button
        type="button"
        className={`btn primary ${css.export}`}
        aria-disabled={!ready || pending !== null}
        aria-describedby="export-why"
        title={why}
        onClick={() => void exportPayload()}
      >
        Export payload
        {pending !== null && <span className={css.count}>text not understood</span>}
        {errors > 0 && pending === null && (
          <span className={css.count}>{counted(errors, 'error')}</span>
        )}
      </button>
      <span id="export-why" className="sr-only">
        {why}
      </span>
    </>
  );
}
