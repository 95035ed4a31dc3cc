import type { Finding } from '../../../shared/findings/finding';
import { SEVERITY_WORDS } from '../../findings/words';
import { RuleLink } from '../../reference/RuleLink';
import css from './Editor.module.css';

/** What is said of the sweep as a whole, or of one axis. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return findings.map((finding) => (
    <p
      key={`${finding.rule} ${finding.message}`}
      className={css.finding}
      data-severity={finding.severity}
    >
      <b>
        {SEVERITY_WORDS[finding.severity]} <RuleLink id={finding.rule} />
      </b>{' '}
      {finding.message}
    </p>
  ));
}
