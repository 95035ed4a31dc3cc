import { useId } from 'react';
import { type Finding, isCertainCrash } from '../../shared/findings/finding';
import { lineOf } from '../../shared/findings/line';
import { dispatch } from '../kit/actions';
import { CodeText } from '../kit/CodeText';
import { closeOverlay } from '../kit/closeOverlay';
import { applyFix } from '../kit/findings/applyFix';
import { FixButton } from '../kit/findings/FixButton';
import { OutcomeMark } from '../kit/findings/OutcomeMark';
import { countMarks, MARK_FACTS, MARKS, markOf } from '../kit/findings/outcomes';
import { askPreview } from '../kit/findings/preview';
import css from './Before.module.css';

interface Props {
  findings: readonly Finding[];
  /** Why nothing can be written. */
  blocked: string | null;
}

/** Nothing is wrong by these: they are counted alone. */
const COUNTED: readonly string[] = ['info', 'not-checked'];

/** The open findings, the worst first. */
export function OpenFindings({ findings, blocked }: Props) {
  const title = useId();
  const listed = findings
    .filter((one) => one.acknowledged === undefined && !COUNTED.includes(markOf(one)))
    .sort((a, b) => MARKS.indexOf(markOf(a)) - MARKS.indexOf(markOf(b)));
  const counted = countMarks(findings).filter(({ mark }) => COUNTED.includes(mark));
  const others = counted.map(({ mark, count }) => MARK_FACTS[mark].count(count)).join(', ');
  return (
    <section aria-labelledby={title}>
      <h3 id={title}>Findings</h3>
      {blocked !== null && (
        <p className={css.blocked} role="alert">
          <CodeText text={blocked} />
        </p>
      )}
      {listed.map((finding) => (
        <Line key={`${finding.rule} ${finding.fields.join(' ')}`} finding={finding} />
      ))}
      {listed.some(isCertainCrash) && (
        <p className={css.rest}>You will be asked once before anything is written or started.</p>
      )}
      <p className={css.rest}>
        {listed.length === 0 && 'None that changes the result. '}
        {others !== '' && `${others}. `}
        <button
          type="button"
          className="link"
          onClick={() => closeOverlay(() => dispatch('show-findings'))}
        >
          Show findings
        </button>
      </p>
    </section>
  );
}

function Line({ finding }: { finding: Finding }) {
  const [fix] = finding.fixes;
  return (
    <div className={css.finding} data-mark={markOf(finding)}>
      <OutcomeMark mark={markOf(finding)} />
      <span className={css.sentence}>
        <CodeText text={lineOf(finding) ?? finding.message} />
      </span>
      {fix && (
        <FixButton
          label={fix.label}
          ask={() => askPreview(fix.edits)}
          onClick={() => applyFix(fix.label, fix.edits)}
        />
      )}
    </div>
  );
}
