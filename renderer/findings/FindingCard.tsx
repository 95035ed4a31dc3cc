import { canAcknowledge } from '../../shared/findings/acknowledge';
import type { Finding } from '../../shared/findings/finding';
import { useThere } from '../lazy/lazyModule';
import { RULES } from '../lazy/modules';
import { RuleLink } from '../reference/RuleLink';
import { reveal } from '../store/reveal';
import { Acknowledge } from './Acknowledge';
import { CheckFile } from './CheckFile';
import css from './FindingsTab.module.css';
import { Fixes } from './Fixes';
import { OutcomeMark } from './OutcomeMark';
import { markOf } from './outcomes';
import { useUnopened } from './unchecked';
import { whereText } from './words';

/** One finding with why it matters, where its knowledge comes from, its fixes, and a way to let it stand. */
export function FindingCard({ finding }: { finding: Finding }) {
  const { rule, message, fields, source } = finding;
  const unopened = useUnopened(finding);
  const why = useThere(RULES)?.ruleFacts(rule)?.why;
  return (
    <li className={css.card} data-mark={markOf(finding)}>
      <p className={css.head}>
        <OutcomeMark mark={markOf(finding)} />
        <RuleLink id={rule} />
        <span className={css.outcome}>{whereText(finding)}</span>
      </p>
      <button type="button" className={css.body} onClick={() => reveal(fields)}>
        {message}
      </button>
      <div className={css.foot}>
        {fields.map((field) => (
          <button
            key={field}
            type="button"
            className="link"
            aria-label={`Go to ${field}`}
            onClick={() => reveal([field])}
          >
            <code>{field}</code>
          </button>
        ))}
        <span className={css.fixes}>
          {unopened ? <CheckFile finding={finding} /> : <Fixes finding={finding} />}
        </span>
      </div>
      <details className={css.why}>
        <summary>Why</summary>
        {why !== undefined && <p>{why}</p>}
        <p className={css.source}>Source: {source}</p>
      </details>
      {canAcknowledge(finding) && !unopened && <Acknowledge finding={finding} />}
    </li>
  );
}
