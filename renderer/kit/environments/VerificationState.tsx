import type { Verification } from '../../../shared/verify/verification';
import { ranText, resolvedText, valueText, verdictText } from '../../../shared/verify/words';
import { useDocument } from '../../store/store';
import { Button } from '../Button';
import { CodeText } from '../CodeText';
import { Since } from '../Since';
import css from './VerificationState.module.css';
import { cancelVerification, useVerification } from './verifications';

/** How a verification goes, or what it found. */
export function VerificationState({ of }: { of: string }) {
  const { last, problem, running } = useVerification(of);
  const draft = useDocument((doc) => doc.draft);
  if (running !== null)
    return (
      <div className={css.running}>
        <progress aria-label="Verifying" />
        <p>
          {running.imported ? "Running PtychoPINN's factory…" : 'Importing PtychoPINN…'}{' '}
          <Since at={running.since} />
        </p>
        <Button small onClick={() => cancelVerification(of)}>
          Cancel
        </Button>
      </div>
    );
  if (problem !== null) return <p className={css.problem}>{problem}</p>;
  if (last === null) return null;
  return (
    <Result
      verification={last.verification}
      target={last.draft.target}
      isStale={last.draft !== draft}
    />
  );
}

interface ResultProps {
  verification: Verification;
  target: string;
  /** The configuration has changed since. */
  isStale: boolean;
}

function Result({ verification, target, isStale }: ResultProps) {
  const { equal, error, rejections, differences, output } = verification;
  const resolved = resolvedText(verification);
  return (
    <>
      {isStale && <p className={css.stale}>The configuration has changed since.</p>}
      <p className={css.verdict} data-equal={equal}>
        {verdictText(verification)}
      </p>
      {error && (
        <pre className={css.printed}>
          {error.type}: {error.message}
        </pre>
      )}
      {rejections.length > 0 && (
        <ul>
          {rejections.map(({ rule, message }) => (
            <li key={`${rule} ${message}`}>
              Pinnboard: <CodeText text={message} />
            </li>
          ))}
        </ul>
      )}
      {differences.length > 0 && (
        <table className={css.fields}>
          <thead>
            <tr>
              <th>Field</th>
              <th>Pinnboard</th>
              <th>PtychoPINN</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <tr key={`${difference.section}.${difference.field}`}>
                <td>
                  <code>{difference.field}</code>
                  <br />
                  <small>{difference.section}</small>
                </td>
                {[difference.pinnboard, difference.ptychopinn].map((value, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the two columns never move.
                  <td key={i}>
                    <code>{valueText(difference, value, target)}</code>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {resolved !== null && (
        <p className={css.about}>
          <CodeText text={resolved} />
        </p>
      )}
      <p className={css.about}>{ranText(verification)}</p>
      {output !== '' && (
        <details className={css.output}>
          <summary>What PtychoPINN printed</summary>
          <pre className={css.printed}>{output}</pre>
        </details>
      )}
    </>
  );
}
