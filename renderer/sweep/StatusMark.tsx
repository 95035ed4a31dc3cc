import type { PointFacts } from '../../shared/ipc/sweep';
import { OutcomeIcon } from '../kit/findings/OutcomeMark';
import css from './StatusMark.module.css';

export const STATUS_WORDS: { readonly [status in PointFacts['status']]: string } = {
  ready: 'ready',
  'will-crash': 'will crash',
  refused: 'blocked',
};

/** A point's status as icon and word. */
export function StatusMark({ status }: { status: PointFacts['status'] | undefined }) {
  if (status === undefined) return <span className={css.pending}>…</span>;
  const mark = status === 'refused' ? 'blocked' : 'crash';
  return (
    <span className={css.status} data-status={status} data-mark={mark}>
      {status === 'ready' ? <span aria-hidden="true">●</span> : <OutcomeIcon mark={mark} />}{' '}
      {STATUS_WORDS[status]}
    </span>
  );
}
