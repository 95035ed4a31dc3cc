import { counted } from '../../kit/format';
import { type Planned, SHOWN, type Shown, useSweep } from '../store';
import { countShown } from './rows';
import css from './Tools.module.css';

const WORDS: { readonly [shown in Shown]: string } = {
  all: 'All',
  ready: 'Ready',
  'will-crash': 'Will crash',
  refused: 'Blocked',
  warned: 'Point-specific warnings',
};

const TITLES: { readonly [shown in Shown]: string } = {
  all: 'All points',
  ready: 'Points without a certain crash',
  'will-crash': 'Points whose run will end with an error',
  refused: 'Points that PtychoPINN rejects; they have no payload',
  warned: 'Points with a warning that not every point has',
};

/** Table or coverage plot, and filters of the points. */
export function Tools({ planned }: { planned: Planned | null }) {
  const view = useSweep((state) => state.view);
  const shown = useSweep((state) => state.shown);
  const rule = useSweep((state) => state.rule);
  const counts = countShown(planned?.facts ?? []);
  const count = (one: Shown) => (one === 'all' ? (planned?.plan.count ?? 0) : counts[one]);
  return (
    <div className={css.tools}>
      {/* biome-ignore lint/a11y/useSemanticElements: toggle buttons, not form controls. */}
      <div role="group" aria-label="View" className={css.views}>
        {(['points', 'coverage'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            onClick={() => useSweep.setState({ view: name })}
          >
            {name === 'points' ? 'Table' : 'Coverage'}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: toggle buttons, not form controls. */}
      <div role="group" aria-label="Show points" className={css.chips}>
        {SHOWN.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={shown === one}
            title={TITLES[one]}
            onClick={() => useSweep.setState({ shown: one })}
          >
            {WORDS[one]} <small>{count(one).toLocaleString('en')}</small>
          </button>
        ))}
        {rule !== null && (
          <button
            type="button"
            aria-pressed="true"
            aria-label={`Only ${rule}: show all`}
            title="Show all points"
            onClick={() => useSweep.setState({ rule: null })}
          >
            <code>{rule}</code> ×
          </button>
        )}
      </div>
      <span className="sr-only" role="status">
        {counted(count(shown), 'point')}
      </span>
    </div>
  );
}
