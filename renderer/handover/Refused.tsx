import { counted, countSeverities } from '../findings/words';
import type { reveal } from '../store/reveal';
import { useStore } from '../store/store';
import css from './HandOver.module.css';

/** Why there is nothing to hand over, and the way to what stands in its way. */
export function Refused({ go }: { go: typeof reveal }) {
  const findings = useStore((state) => state.resolution.findings);
  const show = useStore((state) => state.show);
  const { errors } = countSeverities(findings);
  const first = findings.find(({ outcome }) => outcome === 'blocked');
  if (!first) return <p className={css.empty}>Resolving…</p>;
  return (
    <div className={css.refused}>
      <p>
        There is nothing to hand over: the factory refuses this request. {counted(errors, 'error')}{' '}
        {errors === 1 ? 'stands' : 'stand'} in the way. First: {first.message}
      </p>
      <span>
        <button type="button" className="btn small primary" onClick={() => go(first.fields)}>
          Go to the first error
        </button>
        <button
          type="button"
          className="btn small"
          onClick={() => show({ tab: 'findings', overlay: null })}
        >
          Show findings
        </button>
      </span>
    </div>
  );
}
