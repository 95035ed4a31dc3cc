import type { Finding } from '../../shared/findings/finding';
import { CodeText } from '../kit/CodeText';
import { OutcomeMark } from '../kit/findings/OutcomeMark';
import { markOf } from '../kit/findings/outcomes';
import { whereText } from '../kit/findings/words';
import { RuleLink } from '../kit/RuleLink';
import css from './FindingList.module.css';

/** Findings about the sweep, an axis or a point; they are fixed in the base or on an axis. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return findings.map((finding) => (
    <p
      key={`${finding.rule} ${finding.fields.join(' ')} ${finding.message}`}
      className={css.finding}
      data-mark={markOf(finding)}
    >
      <OutcomeMark mark={markOf(finding)} /> <CodeText text={finding.message} />{' '}
      <small>
        {whereText(finding)} <RuleLink id={finding.rule} />
      </small>
    </p>
  ));
}
