import type { ReactNode } from 'react';
import { Button } from '../../kit/Button';
import { counted } from '../../kit/format';
import { ToggleGroup } from '../../kit/ToggleGroup';
import view from '../../theme/view.module.css';
import { type Planned, SHOWN, type Shown, useSweep } from '../store';
import { tallyOf } from './tally';

const WORDS: { readonly [shown in Shown]: readonly [label: string, tip: string] } = {
  all: ['All', 'All points'],
  ready: ['Ready', 'Points without a certain crash'],
  'will-crash': ['Will crash', 'Points whose run will end with an error'],
  refused: ['Blocked', 'Points that PtychoPINN rejects; they have no payload'],
  warned: ['Warnings', 'Points with a warning that not every point has'],
};

interface Props {
  readonly planned: Planned | null;
  /** In the place of the filters. */
  readonly children?: ReactNode;
}

/** Table, coverage plot or results, and filters of the points. */
export function Tools({ planned, children }: Props) {
  const shownAs = useSweep((state) => state.view);
  return (
    <div className={view.tools}>
      <ToggleGroup
        small
        label="View"
        value={shownAs}
        choices={[
          { value: 'points', label: 'Table' },
          { value: 'coverage', label: 'Coverage' },
          { value: 'results', label: 'Results', tip: 'What the points of a written sweep came to' },
        ]}
        onChange={(next) => useSweep.setState({ view: next })}
      />
      {children ?? <Filters planned={planned} />}
    </div>
  );
}

function Filters({ planned }: { planned: Planned | null }) {
  const shown = useSweep((state) => state.shown);
  const rule = useSweep((state) => state.rule);
  const { counts } = tallyOf(planned?.facts ?? NONE);
  const count = (one: Shown) => (one === 'all' ? (planned?.plan.count ?? 0) : counts[one]);
  return (
    <>
      <ToggleGroup
        small
        label="Show points"
        value={shown}
        choices={SHOWN.map((value) => ({
          value,
          label: `${WORDS[value][0]} ${count(value).toLocaleString('en')}`,
          tip: WORDS[value][1],
        }))}
        onChange={(next) => useSweep.setState({ shown: next })}
      />
      {rule !== null && (
        <Button
          small
          icon="close"
          aria-label={`Only ${rule}: show all`}
          tip="Show all points"
          onClick={() => useSweep.setState({ rule: null })}
        >
          <code>{rule}</code>
        </Button>
      )}
      <span className="sr-only" role="status">
        {counted(count(shown), 'point')}
      </span>
    </>
  );
}

const NONE: readonly never[] = [];
