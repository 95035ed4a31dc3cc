import { useId } from 'react';
import type { PreparedCheck } from '../../shared/prepare/check';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { OutcomeIcon, OutcomeMark } from '../kit/findings/OutcomeMark';
import { MARKS, type Mark } from '../kit/findings/outcomes';
import { counted } from '../kit/format';
import { Icon } from '../kit/Icon';
import { JobState } from '../kit/JobState';
import css from './Findings.module.css';
import { setRecipe } from './store';
import type { Prepared } from './usePrepared';

/** What the prepared patterns and positions say about the recipe; a change is proposed, never made unasked. */
export function Findings({ checks, preview }: Prepared) {
  const title = useId();
  const found = [...(checks.value ?? [])].sort(
    (a, b) => MARKS.indexOf(markOf(a)) - MARKS.indexOf(markOf(b)),
  );
  const problems = found.filter(({ outcome }) => outcome !== 'info');
  const others = found.filter(({ outcome }) => outcome === 'info');
  const isChecking = checks.busy || (preview.busy && checks.value === null);
  return (
    <section className={css.findings} aria-labelledby={title} aria-busy={isChecking}>
      <h3 id={title} className="sr-only">
        Findings
      </h3>
      {problems.map((finding) => (
        <Line key={finding.id} finding={finding} isStale={checks.busy} />
      ))}
      <p className={css.state} role="status">
        {isChecking && 'Looking at a sample of the patterns…'}
        {!isChecking && checks.value !== null && problems.length === 0 && (
          <span className={css.good}>
            <Icon name="ok" size={14} /> No problems found in a sample of the patterns.
          </span>
        )}
      </p>
      {!isChecking && others.length > 0 && <Others checks={others} />}
      {checks.problem !== null && <JobState job={checks} what="a sample of the patterns" />}
    </section>
  );
}

const markOf = ({ outcome, checked }: PreparedCheck): Mark => (checked ? outcome : 'not-checked');

function Line({ finding, isStale }: { finding: PreparedCheck; isStale: boolean }) {
  const { text, certainty, fix } = finding;
  const mark = markOf(finding);
  return (
    <div className={css.line} data-mark={mark} data-stale={isStale || undefined}>
      <OutcomeMark mark={mark} />
      <span className={css.text}>
        <CodeText text={text} /> {certainty !== null && <small>{certainty}</small>}
      </span>
      {fix && (
        <Button small disabled={isStale} onClick={() => setRecipe(fix.recipe)}>
          {fix.label}
        </Button>
      )}
    </div>
  );
}

/** What is in order, and what the data cannot tell. */
function Others({ checks }: { checks: readonly PreparedCheck[] }) {
  const passed = checks.filter(({ checked }) => checked).length;
  const open = checks.length - passed;
  return (
    <details className={css.others}>
      <summary>
        {counted(passed, 'check')} passed{open > 0 && `, ${open} cannot tell`}
      </summary>
      <ul>
        {checks.map((check) => (
          <li key={check.id}>
            {check.checked ? (
              <span className={css.good}>
                <Icon name="ok" size={14} />
              </span>
            ) : (
              <OutcomeIcon mark="not-checked" />
            )}
            <span>
              <CodeText text={check.text} />{' '}
              {check.certainty !== null && <small>{check.certainty}</small>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
