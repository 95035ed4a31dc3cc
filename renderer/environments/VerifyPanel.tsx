import { useEffect, useState } from 'react';
import { findTarget } from '../../shared/targets';
import type { Verification } from '../../shared/verify/verification';
import { ranText, resolvedText, valueText, verdictText } from '../../shared/verify/words';
import { bridge } from '../bridge/bridge';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import {
  cancelVerification,
  useVerification,
  type VerificationState,
  verify,
} from '../kit/environments/verifications';
import { tip } from '../kit/Tip';
import { ask } from '../store/ask';
import { useDocument } from '../store/store';
import type { PanelProps } from './panel';
import css from './VerifyPanel.module.css';

/** Runs the environment's own factory on this configuration, when the user asks for it. */
export function VerifyPanel({ environment }: PanelProps) {
  const [python, choosePython] = useInterpreter();
  const target = findTarget(useDocument(({ draft }) => draft.target));
  const state = useVerification(environment);
  const isPossible = (environment !== null || python !== null) && target?.traits.run.runs === true;
  return (
    <section aria-label="Verify" className={css.panel}>
      <header className={css.head}>
        <h3>Verify</h3>
        <Button
          small
          disabled={!isPossible || state.running !== null}
          onClick={() => void verify(environment)}
        >
          Verify with PtychoPINN
        </Button>
      </header>
      <p className={css.about}>
        {target?.traits.run.runs === false
          ? `No PtychoPINN can be installed for ${target.name}, a design document.`
          : "Runs PtychoPINN's own factory on this configuration and compares every field. Nothing is trained, and nothing is written."}
      </p>
      {environment === null && <Interpreter python={python} onChoose={choosePython} />}
      <div aria-live="polite">
        <State state={state} environment={environment} />
      </div>
    </section>
  );
}

/** The Python that runs where no environment is selected. */
function Interpreter({ python, onChoose }: { python: string | null; onChoose: () => void }) {
  if (python === null)
    return (
      <p className={css.python}>
        <Button small onClick={onChoose}>
          Choose Python…
        </Button>
      </p>
    );
  return (
    <p className={css.python}>
      <code {...tip(python)}>{python}</code>
      <button type="button" className="link" onClick={onChoose}>
        Change…
      </button>
    </p>
  );
}

/** The Python in which PtychoPINN is installed, and how the user chooses it. */
function useInterpreter(): [string | null, () => void] {
  const [python, setPython] = useState<string | null>(null);
  useEffect(() => {
    void bridge?.interpreter().then((outcome) => {
      if (outcome.ok) setPython((chosen) => chosen ?? outcome.value);
    });
  }, []);
  const choosePython = async () => {
    const chosen = await ask(bridge?.chooseInterpreter());
    if (chosen) setPython(chosen);
  };
  return [python, () => void choosePython()];
}

function State({
  state: { last, problem, running },
  environment,
}: {
  state: VerificationState;
  environment: string | null;
}) {
  const draft = useDocument((doc) => doc.draft);
  if (running !== null)
    return (
      <div className={css.running}>
        <progress aria-label="Verifying" />
        <p>
          {running.imported ? "Running PtychoPINN's factory…" : 'Importing PtychoPINN…'}{' '}
          <Seconds since={running.since} />
        </p>
        <Button small onClick={() => cancelVerification(environment)}>
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

/** Seconds since a time in ms since 1970. */
function Seconds({ since }: { since: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <>{Math.max(0, Math.floor((now - since) / 1000))} s</>;
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
          {rejections.map((message) => (
            <li key={message}>
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
