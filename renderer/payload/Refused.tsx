import { counted, countSeverities } from '../findings/words';
import { useStore } from '../store/store';
import css from './PayloadTab.module.css';

/** Why there is nothing to show, and where to go. */
export function Refused({ what }: { what: string }) {
  const errors = useStore((state) => countSeverities(state.resolution.findings).errors);
  const show = useStore((state) => state.show);
  if (errors === 0) return <p className={css.refused}>Resolving…</p>;
  return (
    <div className={css.refused}>
      <p>
        There is no {what}: the factory refuses this request. {counted(errors, 'error')}{' '}
        {errors === 1 ? 'stands' : 'stand'} in the way.
      </p>
      <button type="button" className="btn small" onClick={() => show({ tab: 'findings' })}>
        Show findings
      </button>
    </div>
  );
}
