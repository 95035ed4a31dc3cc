import { useEffect, useState } from 'react';
import { findTarget } from '../../shared/targets';
import type { Verification } from '../../shared/verify/verification';
import { ranText, resolvedText, valueText, verdictText } from '../../shared/verify/words';
import { bridge } from '../bridge/bridge';
import { CodeText } from '../kit/CodeText';
import { type Job, useJob } from '../kit/job';
import { ask } from '../store/ask';
import type { EditorDocument } from '../store/document';
import { useStore } from '../store/store';
import type { PanelProps } from './panel';
import css from './VerifyPanel.module.css';

type Draft = EditorDocument['draft'];

/** A verification, and the draft that was verified: the configuration may change afterwards. */
interface Verified {
  readonly draft: Draft;
  readonly verification: Verification;
}

/** Runs the environment's own factory on this configuration, when the user asks for it. */
export const VerifyPanel = ({ environment }: PanelProps) => (
  // Another environment starts without a result: nothing of it is run before a click.
  <Verify key={environment} environment={environment} />
);

function Verify({ environment }: Pick<PanelProps, 'environment'>) {
  const [python, choosePython] = useInterpreter();
  const draft = useStore((state) => state.history.present.draft);
  const target = findTarget(draft.target);
  // Nothing is asked before the first click.
  const [clicks, setClicks] = useState(0);
  const job = useJob<Verified>('', clicks === 0 ? '' : String(clicks), (id) =>
    bridge
      ?.verify({ job: id, draft, environment })
      .then((outcome) =>
        outcome.ok ? { ok: true, value: { draft, verification: outcome.value } } : outcome,
      ),
  );
  const isPossible = (environment !== null || python !== null) && target?.traits.run.runs === true;
  return (
    <section aria-label="Verify" className={css.panel}>
      <header className={css.head}>
        <h3>Verify</h3>
        <button
          type="button"
          className="btn small"
          disabled={!isPossible || job.busy}
          onClick={() => setClicks((before) => before + 1)}
        >
          Verify with PtychoPINN
        </button>
      </header>
      <p className={css.about}>
        {target?.traits.run.runs === false
          ? `No PtychoPINN can be installed for ${target.name}, a design document.`
          : "Runs PtychoPINN's own factory on this configuration and compares every field. Nothing is trained, and nothing is written."}
      </p>
      {environment === null && <Interpreter python={python} onChoose={choosePython} />}
      <div aria-live="polite">
        <State job={job} draft={draft} />
      </div>
    </section>
  );
}

/** The Python that runs where no environment is selected. */
function Interpreter({ python, onChoose }: { python: string | null; onChoose: () => void }) {
  if (python === null)
    return (
      <p className={css.python}>
        <button type="button" className="btn small" onClick={onChoose}>
          Choose Python…
        </button>
      </p>
    );
  return (
    <p className={css.python}>
      <code title={python}>{python}</code>
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

function State({ job, draft }: { job: Job<Verified>; draft: Draft }) {
  if (job.busy) return <Running job={job} />;
  if (job.problem !== null) return <p className={css.problem}>{job.problem}</p>;
  if (job.value === null) return null;
  const { verification, draft: verified } = job.value;
  return (
    <Result verification={verification} target={verified.target} isStale={verified !== draft} />
  );
}

function Running({ job }: { job: Job<Verified> }) {
  const seconds = useSeconds();
  const isImported = (job.done ?? 0) > 0;
  return (
    <div className={css.running}>
      <progress aria-label="Verifying" />
      <p>
        {isImported ? "Running PtychoPINN's factory…" : 'Importing PtychoPINN…'} {seconds} s
      </p>
      <button type="button" className="btn small" onClick={job.cancel}>
        Cancel
      </button>
    </div>
  );
}

/** Seconds since it is shown. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
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
        <ul className={css.rejections}>
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
