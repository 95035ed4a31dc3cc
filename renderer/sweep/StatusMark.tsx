import type { PointFacts } from '../../shared/ipc/sweep';
import css from './StatusMark.module.css';

/** Whether the factory takes a point, as a mark and a word. */
export function StatusMark({ status }: { status: PointFacts['status'] | undefined }) {
  if (status === undefined) return <span className={css.pending}>…</span>;
  return (
    <span className={css.status} data-status={status}>
      <span aria-hidden="true">{status === 'ready' ? '●' : '✕'}</span> {status}
    </span>
  );
}
