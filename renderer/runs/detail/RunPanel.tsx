import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { RunDetail } from '../../../shared/ipc/runs';
import type { Failure } from '../../../shared/runs/failure';
import type { RunNow } from '../../../shared/runs/runNow';
import { sizeText } from '../../../shared/values/bytes';
import { Button } from '../../kit/Button';
import { CodeText } from '../../kit/CodeText';
import { shortNumber } from '../../kit/format';
import { RuleLink } from '../../kit/RuleLink';
import { RunState } from '../../kit/RunState';
import { copyText } from '../../store/files';
import { Annotations } from '../Annotations';
import { isActive } from '../store';
import { leftText, ofText, spanText } from '../words';
import { Actions } from './Actions';
import { Detail } from './Detail';
import { Losses } from './Losses';
import css from './Panel.module.css';

/** The selected run: its state with what says so, how far it is, why it failed, and its last lines. */
export function RunPanel({ run }: { run: RunDetail }) {
  const { now } = run;
  return (
    <>
      <header className={css.head}>
        <div className={css.title}>
          <h2>{run.name}</h2>
          <RunState run={run} />
        </div>
        <p className={css.dim}>{spanText(run)}</p>
        <Actions run={run} />
      </header>
      <Annotations run={run} />
      {run.problem !== null && (
        <p className={css.problem} role="alert">
          <CodeText text={run.problem} />
        </p>
      )}
      {now?.failure && <WhyFailed failure={now.failure} />}
      {run.state !== null && (
        <section className={css.part} aria-label="State">
          <ul className={css.evidence}>
            {run.evidence.filter(isNews(now)).map((sentence) => (
              <li key={sentence}>
                <CodeText text={sentence} />
              </li>
            ))}
          </ul>
          {now && <Facts run={run} now={now} />}
        </section>
      )}
      {run.state !== null && !isActive(run) && <Losses losses={run.losses} />}
      {run.state !== null && <Detail run={run} />}
      {now?.logTail.map(({ file, lines }) => (
        <Log key={file} file={file} lines={lines} />
      ))}
    </>
  );
}

/** Why it failed is shown above in full. */
const isNews = (now: RunNow | null) => (sentence: string) =>
  !now?.failure || !sentence.replaceAll('`', '').includes(now.failure.text.replaceAll('`', ''));

function Facts({ run, now }: { run: RunDetail; now: RunNow }) {
  const { loss } = run;
  const { secondsLeft, timing, learningRate, gpuMemory, progress } = now;
  const step = progress?.step ?? null;
  const left = secondsLeft === null ? 'not known' : leftText(secondsLeft);
  const facts: readonly (readonly [name: string, value: ReactNode, how?: string])[] = [
    ['Epoch', ofText(run.epoch, run.epochsAsked)],
    ['Step', step === null ? '' : ofText(step + 1, now.stepsAsked)],
    ...(run.state === 'running' || secondsLeft !== null
      ? [['Time left', left, timing] as const]
      : []),
    ...(loss && isActive(run) ? [['Loss', shortNumber(loss.value), loss.name] as const] : []),
    ...(learningRate === null ? [] : [['Learning rate', shortNumber(learningRate)] as const]),
    ...(gpuMemory === null
      ? []
      : [['GPU memory', sizeText(gpuMemory), 'from nvidia-smi'] as const]),
  ];
  const known = facts.filter(([, value]) => value !== '');
  if (known.length === 0) return null;
  return (
    <dl className={css.facts}>
      {known.map(([name, value, how]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{value}</b>
            {how && <small> {how}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function WhyFailed({ failure }: { failure: Failure }) {
  const { text, lines, predictedBy, verdict, report } = failure;
  return (
    <section className={css.failure} aria-label="Why it failed">
      <p className={css.cause}>
        <CodeText text={text} />
      </p>
      {lines.length > 0 && <Lines label="Last lines of the error" lines={lines} />}
      <p>
        <CodeText text={verdict} />
      </p>
      <div className={css.row}>
        {predictedBy && <RuleLink id={predictedBy.rule} />}
        <Button small icon="copy" onClick={() => void copyText(report, 'Report copied')}>
          Copy report
        </Button>
      </div>
    </section>
  );
}

const Log = ({ file, lines }: { file: string; lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <section className={css.part} aria-label={file}>
      <h3>
        Last lines of <code>{file}</code>
      </h3>
      <Lines label={`Last lines of ${file}`} lines={lines} />
    </section>
  );

/** The end of a text; it stays in view while lines come, unless the user has scrolled up. */
function Lines({ label, lines }: { label: string; lines: readonly string[] }) {
  const box = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines move the end.
  useLayoutEffect(() => {
    const { current } = box;
    if (current && isAtEnd.current) current.scrollTop = current.scrollHeight;
  }, [lines]);
  return (
    <section
      ref={box}
      className={css.lines}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 4;
      }}
    >
      <pre>
        <code>{lines.join('\n')}</code>
      </pre>
    </section>
  );
}
