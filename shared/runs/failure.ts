/** Why a run failed: PtychoPINN's exception or what ended it from outside, and whether a finding had predicted it. */
import type { Finding } from '../findings/finding';
import type { EntryPoint } from '../request/entryPoint';
import type { Request } from '../request/request';
import { signalName, wordsOfEnding } from './endings';
import type { Evidence } from './evidence';
import { causeOf, type Raised, raisedLine } from './exceptions';
import { type Prediction, predictionOf } from './prediction';
import { reportText } from './report';
import { endingOf, type RunState } from './state';

export interface Failure {
  /** Whether PtychoPINN ended by itself, or something else ended it: its scheduler, the kernel, a signal. */
  readonly kind: 'ptychopinn' | 'scheduler';
  /** What happened, in one line. */
  readonly text: string;
  /** The last lines of the error: innermost frames and exception, or the end of the log. */
  readonly lines: readonly string[];
  /** The finding that the payload was written with; null for none. */
  readonly predictedBy: Pick<Finding, 'rule' | 'message'> | null;
  /** Whether a rule predicted it, in a sentence. */
  readonly verdict: string;
  /** A text for a report: no path of this machine, and no name. */
  readonly report: string;
}

export interface Failed {
  readonly state: RunState;
  readonly evidence: Evidence;
  readonly chain: readonly Raised[];
  /** The end of what it printed, cleaned. */
  readonly log: readonly string[];
  /** Findings of its payload; null where that cannot be read. */
  readonly findings: readonly Finding[] | null;
  readonly request: Request | null;
  readonly entryPoint: EntryPoint;
  readonly target: string;
  readonly revision: string | null;
  /** Version of Pinnboard. */
  readonly pinnboard: string;
}

/** Lines that are shown. */
const LINES = 12;
const FRAMES = 3;

/** Why a run failed; null for one that did not, or was stopped by somebody. */
export function failureOf(run: Failed): Failure | null {
  const { state, evidence, chain, log } = run;
  if (state !== 'crashed' && state !== 'stopped') return null;
  const outside = endedFromOutside(run);
  if (state === 'stopped' && outside === null) return null;
  const cause = outside === null ? causeOf(chain) : null;
  const kind = outside === null ? 'ptychopinn' : 'scheduler';
  const text = outside ?? (cause ? raisedLine(cause) : withoutException(evidence));
  const lines = cause ? exceptionLines(cause) : log.slice(-LINES);
  const printed = { type: '', message: log.slice(-LINES).join('\n') };
  const prediction =
    outside === null && run.findings !== null
      ? predictionOf(run.findings, run.entryPoint, chain.length > 0 ? chain : [printed])
      : { finding: null, others: [], untried: [] };
  const { finding } = prediction;
  return {
    kind,
    text,
    lines,
    predictedBy: finding && { rule: finding.rule, message: finding.message },
    verdict: verdictOf(run, outside, prediction),
    report: reportText({
      ...run,
      chain: cause ? chain : [],
      lines,
      text,
      predictedBy: finding?.rule ?? null,
      others: [...prediction.others, ...prediction.untried],
    }),
  };
}

/** Whether it is food for the rulebook: PtychoPINN failed, and no rule had said so. */
export const isUnpredicted = (failure: Failure | null): boolean =>
  failure?.kind === 'ptychopinn' && failure.predictedBy === null;

/** What ended it besides PtychoPINN itself; null where that did, or a user. */
function endedFromOutside({ evidence, chain, state }: Failed): string | null {
  const { asked, exitCode, job, name } = evidence;
  const reason = endingOf(evidence);
  if (reason === 'cancelled') return null;
  if (reason !== null && reason !== 'failed') {
    const words = evidence.job?.words ?? evidence.ending?.line ?? '';
    return `${wordsOfEnding(reason)} (${words}).`;
  }
  if (exitCode === -9 && asked === null)
    return `${signalName(9)} ended it, and Pinnboard did not send it. The kernel does so when the memory runs out.`;
  if (chain.length > 0 || exitCode !== null) return null;
  if (reason === 'failed') return `The job ended before PtychoPINN began (${job?.words ?? ''}).`;
  return state === 'stopped' && asked === null
    ? `${name} ended without a word: it was killed, or its machine went down.`
    : null;
}

const withoutException = ({ exitCode }: Evidence): string =>
  exitCode !== null && exitCode < 0
    ? `${signalName(-exitCode)} ended PtychoPINN.`
    : `It ended with exit code ${exitCode ?? 'unknown'}, without a result and without an exception.`;

const exceptionLines = (cause: Raised): string[] => [
  ...cause.frames
    .slice(-FRAMES)
    .map(({ file, line, name }) => `File "${file}", line ${line}, in ${name}`),
  ...`${cause.type}${cause.message === '' ? '' : `: ${cause.message}`}`.split('\n').slice(0, LINES),
];

function verdictOf(
  { findings }: Failed,
  outside: string | null,
  { finding, others, untried }: Prediction,
): string {
  if (outside !== null) return 'PtychoPINN did not fail by itself: no rule predicts this.';
  if (finding) return `\`${finding.rule}\` predicted it: ${finding.message}`;
  if (findings === null) return 'Its findings are unknown: `payload.json` cannot be read.';
  const named = (rules: readonly string[]) => rules.map((rule) => `\`${rule}\``).join(', ');
  return [
    'No rule predicted this.',
    ...(others.length > 0 ? [`Another crash was predicted by ${named(others)}.`] : []),
    ...(untried.length > 0
      ? [`A crash was predicted by ${named(untried)}; with which error it ends was never seen.`]
      : []),
  ].join(' ');
}
