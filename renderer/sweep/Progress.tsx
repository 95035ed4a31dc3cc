import { CodeText } from '../kit/CodeText';
import { MOST_RESOLVED, planAgain, stopPlanning } from './planner';
import css from './SweepBar.module.css';
import { type Planned, useSweep } from './store';

/** Progress of resolving the points, with Cancel and Resume. */
export function Progress({ planned }: { planned: Planned | null }) {
  const busy = useSweep((state) => state.busy);
  const stopped = useSweep((state) => state.stopped);
  const problem = useSweep((state) => state.problem);
  if (!planned) return null;
  const { facts, plan } = planned;
  const resolved = facts.length;
  if (problem !== null && !stopped)
    return (
      <p className={css.progress} data-severity="error" role="alert">
        <CodeText text={problem} />
        <button type="button" className="btn small" onClick={planAgain}>
          Try again
        </button>
      </p>
    );
  if (plan.count > MOST_RESOLVED)
    return (
      <p className={css.progress}>
        <span>more than {MOST_RESOLVED.toLocaleString('en')} points: resolved on export</span>
      </p>
    );
  if (busy)
    return (
      <p className={css.progress}>
        <progress value={resolved} max={plan.count} aria-label="Points resolved" />
        <span>
          {resolved.toLocaleString('en')} of {plan.count.toLocaleString('en')} resolved
        </span>
        <button type="button" className="btn small" onClick={stopPlanning}>
          Cancel
        </button>
      </p>
    );
  if (stopped && resolved < plan.count)
    return (
      <p className={css.progress}>
        <span>stopped after {resolved.toLocaleString('en')}</span>
        <button type="button" className="btn small" onClick={planAgain}>
          Resolve all
        </button>
      </p>
    );
  return null;
}
