import { memo } from 'react';
import type { Finding } from '../../../shared/findings/finding';
import { CodeText } from '../CodeText';
import { RuleLink } from '../RuleLink';
import { CheckFile } from './CheckFile';
import css from './FindingLine.module.css';
import { Fixes } from './Fixes';
import { OutcomeMark } from './OutcomeMark';
import { markOf } from './outcomes';
import { useUnopened } from './unchecked';
import { whereText } from './words';

/** A finding on its row of the form. */
export const FindingLine = memo(function FindingLine({ finding }: { finding: Finding }) {
  const unopened = useUnopened(finding);
  return (
    <div className={css.line} data-mark={markOf(finding)}>
      <p>
        <OutcomeMark mark={markOf(finding)} /> <CodeText text={finding.message} />{' '}
        <span className={css.where}>
          {whereText(finding)} <RuleLink id={finding.rule} />
        </span>
      </p>
      {unopened && <CheckFile finding={finding} />}
      {finding.fixes.length > 0 && (
        <span className={css.fixes}>
          <Fixes finding={finding} />
        </span>
      )}
    </div>
  );
});
