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

/** Which rules have findings: at some points, and at every point, where the base is the reason. */
export function Overview({ planned }: { planned: Planned | null }) {
  const facts = planned?.facts ?? NONE;
  const counts = useMemo(() => countRules(facts), [facts]);
  const common = commonRules(facts);
  const some = counts.filter(({ id }) => !common.has(id));
  const every = counts.filter(({ id }) => common.has(id));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard.
    <div className={css.panel} tabIndex={0}>
      <h3>Findings of all points</h3>
      <p className={css.hint}>
        {facts.length === 0
          ? 'A summary of the findings appears here.'
          : 'Select a point in the table for details.'}
      </p>
      <Rules title="At some points" counts={some} all={facts.length} />
      <Rules
        title="At every point, from the base configuration"
        counts={every}
        all={facts.length}
      />
      {facts.length > 0 && counts.length === 0 && <p className={css.hint}>No problems found.</p>}
    </div>
  );
}

interface RulesProps {
  readonly title: string;
  readonly counts: readonly RuleCount[];
  readonly all: number;
}

function Rules({ title, counts, all }: RulesProps) {
  const rule = useSweep((state) => state.rule);
  if (counts.length === 0) return null;
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ul className={css.rules}>
        {counts.map(({ id, outcome, count }) => (
          <li key={id} data-mark={outcome}>
            <p>
              <OutcomeMark mark={outcome} /> <RuleLink id={id} />
              <button
                type="button"
                className={css.count}
                aria-pressed={rule === id}
                aria-label={`Show only the ${counted(count, 'point')} with ${id}`}
                title="Show only these points"
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

interface RuleCount {
  readonly id: string;
  readonly outcome: Outcome;
  /** Points. */
  readonly count: number;
}

/** The rules by outcome, then by number of points. */
function countRules(facts: readonly PointFacts[]): RuleCount[] {
  const counts = new Map<string, number>();
  for (const { rules } of facts) for (const id of rules) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => ({ id, count, outcome: ruleFacts(id)?.outcome ?? ('info' as const) }))
    .sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) || b.count - a.count);
}
