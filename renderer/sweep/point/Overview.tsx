import { useMemo } from 'react';
import { OUTCOMES, type Outcome } from '../../../shared/findings/finding';
import type { PointFacts } from '../../../shared/ipc/sweep';
import { ruleFacts } from '../../../shared/reference/ruleList';
import { OutcomeMark } from '../../kit/findings/OutcomeMark';
import { counted } from '../../kit/format';
import { RuleLink } from '../../kit/RuleLink';
import { commonRules } from '../points/common';
import { type Planned, useSweep } from '../store';
import css from './Overview.module.css';

/** Which rules find something: at some points, which tells them apart, and at every point, which is the base's. */
export function Overview({ planned }: { planned: Planned | null }) {
  const facts = planned?.facts ?? NONE;
  const tallies = useMemo(() => tallyRules(facts), [facts]);
  const common = commonRules(facts);
  const some = tallies.filter(({ id }) => !common.has(id));
  const every = tallies.filter(({ id }) => common.has(id));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard.
    <div className={css.panel} tabIndex={0}>
      <h3>Findings over all points</h3>
      <p className={css.hint}>
        {facts.length === 0
          ? 'What the factory and the rules say of the points is summed up here.'
          : 'Choose a point in the table to see it in full.'}
      </p>
      <Rules title="At some points" tallies={some} all={facts.length} />
      <Rules
        title="At every point, from the configuration itself"
        tallies={every}
        all={facts.length}
      />
      {facts.length > 0 && tallies.length === 0 && <p className={css.hint}>Nothing is found.</p>}
    </div>
  );
}

interface RulesProps {
  readonly title: string;
  readonly tallies: readonly Tally[];
  readonly all: number;
}

function Rules({ title, tallies, all }: RulesProps) {
  const rule = useSweep((state) => state.rule);
  if (tallies.length === 0) return null;
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ul className={css.rules}>
        {tallies.map(({ id, outcome, count }) => (
          <li key={id} data-mark={outcome}>
            <p>
              <OutcomeMark mark={outcome} /> <RuleLink id={id} />
              <button
                type="button"
                className={css.count}
                aria-pressed={rule === id}
                aria-label={`Only the ${counted(count, 'point')} of ${id}`}
                title="Show these points alone"
                onClick={() => useSweep.setState({ rule: rule === id ? null : id, shown: 'all' })}
              >
                {count.toLocaleString('en')} {count === 1 ? 'point' : 'points'}
              </button>
            </p>
            <p className={css.title}>{ruleFacts(id)?.title}</p>
            <span
              className={css.bar}
              aria-hidden="true"
              style={{ width: `${(count / all) * 100}%` }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

const NONE: readonly PointFacts[] = [];

interface Tally {
  readonly id: string;
  readonly outcome: Outcome;
  /** Points. */
  readonly count: number;
}

/** The rules by how bad they are, then by how many points they are found at. */
function tallyRules(facts: readonly PointFacts[]): Tally[] {
  const counts = new Map<string, number>();
  for (const { rules } of facts) for (const id of rules) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => ({ id, count, outcome: ruleFacts(id)?.outcome ?? ('info' as const) }))
    .sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) || b.count - a.count);
}
