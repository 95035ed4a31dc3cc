import { memo } from 'react';
import type { Finding } from '../../shared/findings/finding';
import { RuleLink } from '../reference/RuleLink';
import css from './FindingLine.module.css';
import { Fixes } from './Fixes';
import { outcomeText, SEVERITY_WORDS } from './words';

/** A finding on the row it is about. */
export const FindingLine = memo(function FindingLine({ finding }: { finding: Finding }) {
  return (
    <div className={css.line} data-severity={finding.severity}>
      <p>
        <b>
          {SEVERITY_WORDS[finding.severity]} <RuleLink id={finding.rule} />
        </b>{' '}
        {finding.message} <span className={css.outcome}>({outcomeText(finding)})</span>
      </p>
      {finding.fixes.length > 0 && (
        <span className={css.fixes}>
          <Fixes finding={finding} />
        </span>
      )}
    </div>
  );
});
