import { Icon } from '../../kit/Icon';
import css from './Points.module.css';
import { type Status as Name, STATUS_WORDS } from './tally';

const ICONS = { ready: 'ok', warned: 'ok', 'will-crash': 'cross', refused: 'octagon' } as const;

/** A point's status as icon and word. */
export const Status = ({ status }: { status: Name }) => (
  <span className={css.status} data-status={status}>
    {status === 'pending' ? (
      '…'
    ) : (
      <>
        <Icon name={ICONS[status]} size={14} />
        {STATUS_WORDS[status]}
      </>
    )}
  </span>
);
