import type { Finding } from '../../../shared/findings/finding';
import { CodeText } from '../../kit/CodeText';
import { OutcomeMark } from '../../kit/findings/OutcomeMark';
import { markOf } from '../../kit/findings/outcomes';
import { RuleLink } from '../../kit/RuleLink';
import css from './Editor.module.css';

/** Findings about the sweep or one axis. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return findings.map((finding) => (
    <p
      key={`${finding.rule} ${finding.message}`}
      className={css.finding}
      data-mark={markOf(finding)}
    >
      <OutcomeMark mark={markOf(finding)} /> <RuleLink id={finding.rule} />{' '}
      <CodeText text={finding.message} />
    </p>
  ));
}
