import { type Finding, rankOf } from '../../../shared/findings/finding';
import { CodeText } from '../../kit/CodeText';
import { OutcomeMark } from '../../kit/findings/OutcomeMark';
import { markOf } from '../../kit/findings/outcomes';
import { whereText } from '../../kit/findings/words';
import { counted } from '../../kit/format';
import { RuleLink } from '../../kit/RuleLink';
import css from './PointPanel.module.css';

/** The findings of a point, worst first; they are fixed in the base or on an axis. */
export function PointFindings({ findings }: { findings: readonly Finding[] }) {
  const shown = findings
    .filter(({ acknowledged }) => acknowledged === undefined)
    .sort((a, b) => rankOf(a) - rankOf(b));
  return (
    <section aria-label="Findings of the point">
      <h4>{shown.length === 0 ? 'No problems found' : counted(shown.length, 'finding')}</h4>
      <ul className={css.findings}>
        {shown.map((finding) => (
          <li
            key={`${finding.rule} ${finding.fields.join(' ')} ${finding.message}`}
            data-mark={markOf(finding)}
          >
            <p>
              <OutcomeMark mark={markOf(finding)} /> <RuleLink id={finding.rule} />{' '}
              <small>{whereText(finding)}</small>
            </p>
            <p>
              <CodeText text={finding.message} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
