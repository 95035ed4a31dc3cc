import type { ReactNode } from 'react';
import { useMarks } from '../kit/findings/useMarks';
import { Icon } from '../kit/Icon';
import { ariaKeysOf, keyOf } from '../kit/keyText';
import { Tip } from '../kit/Tip';
import { useStore } from '../store/store';
import type { Filter } from '../store/viewState';
import { Baseline, baselineWords } from './Baseline';
import { SearchHelp } from './SearchHelp';
import css from './Toolbar.module.css';

interface Props {
  /** How many fields reach the run; absent where the target does not say. */
  reach: number | undefined;
  all: number;
  set: number;
  differing: number;
}

/** Search and filters for the rows of the form. */
export function Toolbar({ reach, all, set, differing }: Props) {
  const query = useStore((state) => state.query);
  const open = useMarks().reduce((sum, { count }) => sum + count, 0);
  const baseline = useStore(baselineWords);
  return (
    <div className={css.tools}>
      <span className={css.search}>
        <Icon name="search" size={14} className={css.glass} />
        <input
          type="search"
          data-search
          data-own-undo
          aria-label="Search fields"
          aria-keyshortcuts={ariaKeysOf('search')}
          placeholder="Search fields"
          value={query}
          onChange={({ target }) => useStore.setState({ query: target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              if (query === '') event.currentTarget.blur();
              useStore.setState({ query: '' });
            } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              document.querySelector<HTMLElement>('[data-row]')?.focus();
            }
          }}
        />
        {query === '' && <kbd>{keyOf('search', 1)}</kbd>}
        <SearchHelp />
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: toggle buttons, not form controls. */}
      <div className={css.chips} role="group" aria-label="Show">
        {reach !== undefined && (
          <Chip
            filter="reaches"
            count={reach}
            tip="Fields that this run reads, plus everything you set"
          >
            Reaches<span className={css.long}> this run</span>
          </Chip>
        )}
        <Chip
          filter="all"
          count={all}
          tip="All fields of this workflow and target"
          also={reach === undefined ? 'reaches' : undefined}
        >
          All
        </Chip>
        <Chip filter="set" count={set} tip="Fields you set">
          Set
        </Chip>
        <Chip filter="findings" count={open} tip="Fields with findings">
          Findings
        </Chip>
        <span className={css.pair}>
          <Chip
            filter="differs"
            count={differing}
            tip={`Fields that differ from ${baseline ?? 'a baseline: choose one'}`}
            from={baseline}
          >
            Differs
          </Chip>
          <Baseline />
        </span>
      </div>
    </div>
  );
}

interface ChipProps {
  filter: Filter;
  /** Another filter that shows the same. */
  also?: Filter | undefined;
  count: number;
  tip: string;
  /** What it compares with. */
  from?: string | null;
  children: ReactNode;
}

function Chip({ filter, also, count, tip, from, children }: ChipProps) {
  const pressed = useStore(
    (state) => (state.filter === filter || state.filter === also) && state.query === '',
  );
  return (
    <Tip text={tip}>
      <button
        type="button"
        className={css.chip}
        aria-pressed={pressed}
        onClick={() => useStore.setState({ filter, query: '' })}
      >
        {children} <span className={css.count}>{count}</span>
        {from && <span className={css.from}>from {from}</span>}
      </button>
    </Tip>
  );
}
