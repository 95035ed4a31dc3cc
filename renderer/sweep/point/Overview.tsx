import { ruleFacts } from '../../../shared/reference/ruleList';
import { countedWithCommas } from '../../../shared/values/counted';
import { OutcomeMark } from '../../kit/findings/OutcomeMark';
import { MARKS, type Mark } from '../../kit/findings/outcomes';
import { counted } from '../../kit/format';
import { RuleLink } from '../../kit/RuleLink';
import chips from '../../theme/chips.module.css';
import { tallyOf } from '../points/tally';
import { type Planned, useSweep } from '../store';
import css from './Side.module.css';

/** Which rules have findings: at some points, and at every point, where the base is the reason. */
export function Overview({ planned }: { planned: Planned | null }) {
  const { rules, common, counts } = tallyOf(planned?.facts ?? NONE);
  const found = [...rules]
    .map(([id, about]) => ({ id, ...about }))
    .sort((a, b) => MARKS.indexOf(a.mark) - MARKS.indexOf(b.mark) || b.count - a.count);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard.
    <div className={css.panel} tabIndex={0}>
      <h3>Findings of all points</h3>
      <small>
        {counts.all === 0
          ? 'A summary of the findings appears here.'
          : found.length === 0
            ? 'No problems found.'
            : 'Select a point in the table for details.'}
      </small>
      <Rules title="At some points" rules={found.filter(({ id }) => !common.has(id))} />
      <Rules
        title="At every point, from the base configuration"
        rules={found.filter(({ id }) => common.has(id))}
      />
    </div>
  );
}

const NONE: readonly never[] = [];

interface RulesProps {
  readonly title: string;
  readonly rules: readonly {
    readonly id: string;
    readonly mark: Mark;
    /** Points. */
    readonly count: number;
  }[];
}

function Rules({ title, rules }: RulesProps) {
  const rule = useSweep((state) => state.rule);
  if (rules.length === 0) return null;
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ul className={css.rules}>
        {rules.map(({ id, mark, count }) => (
          <li key={id} data-mark={mark}>
            <p>
              <OutcomeMark mark={mark} />
              <button
                type="button"
                className={chips.chip}
                aria-pressed={rule === id}
                aria-label={`Show only the ${counted(count, 'point')} with ${id}`}
                onClick={() => useSweep.setState({ rule: rule === id ? null : id, shown: 'all' })}
              >
                {countedWithCommas(count, 'point')}
              </button>
            </p>
            <p>{ruleFacts(id)?.title}</p>
            <RuleLink id={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}
