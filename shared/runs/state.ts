/** What is true of a run now, and what says so. */
import { signalName, wordsOfEnding } from './endings';
import type { Ending, Evidence } from './evidence';

export const RUN_STATES = [
  'written',
  'queued',
  'running',
  'finished',
  'crashed',
  'stopped',
  'unknown',
] as const;
export type RunState = (typeof RUN_STATES)[number];

export interface StateNow {
  readonly state: RunState;
  /** Why, a sentence each. */
  readonly evidence: readonly string[];
}

/** Seconds without a sign of life after which nobody knows how a run is. */
export const SILENCE = 600;

/** The state of a run from what was seen of it. A file's date decides nothing. */
export function stateNow(seen: Evidence): StateNow {
  if (!seen.begun) return { state: 'written', evidence: ['Nothing was started.'] };
  const said = [...jobSentence(seen), ...codeSentence(seen)];
  const isGoing = seen.exitCode === null && (seen.alive === true || seen.job?.state === 'running');
  if (seen.job?.state === 'queued' && seen.exitCode === null && seen.alive !== true)
    return { state: 'queued', evidence: said };
  if (seen.result !== null && !isGoing)
    return { state: 'finished', evidence: [`PtychoPINN wrote ${seen.result}.`, ...said] };
  if (isGoing)
    return {
      state: 'running',
      evidence: seen.alive === true ? [`${seen.name} is running.`, ...said] : said,
    };
  return ended(seen, said) ?? unheard(seen, said);
}

/** How a run ended that left no result; null where nothing says that it ended. */
function ended(seen: Evidence, said: readonly string[]): StateNow | null {
  const { asked, exitCode, exception, alive, job, name } = seen;
  const reason = endingOf(seen);
  if (reason !== null && reason !== 'failed')
    return {
      state: isCrash(reason) ? 'crashed' : 'stopped',
      evidence: [`${wordsOfEnding(reason)}.`, ...(seen.ending ? [seen.ending.line] : []), ...said],
    };
  // What an ending run raises is no crash.
  if (asked !== null)
    return { state: 'stopped', evidence: [`${signalName(asked)} asked it to end.`, ...said] };
  if (exitCode !== null && ENDED_BY.includes(-exitCode))
    return { state: 'stopped', evidence: said };
  if (exception !== null)
    return { state: 'crashed', evidence: [`PtychoPINN ended with ${exception}`, ...said] };
  if (exitCode !== null || reason === 'failed')
    return { state: 'crashed', evidence: ['It ended without a result.', ...said] };
  if (alive === false || job?.state === 'ended')
    return {
      state: 'stopped',
      evidence: [
        ...(alive === false ? [`${name} is gone.`] : []),
        'No result and no error are there.',
        ...said,
      ],
    };
  return null;
}

/** A run that nobody can be asked about. */
function unheard({ name, quiet, job }: Evidence, said: readonly string[]): StateNow {
  if (job === null && quiet !== null && quiet < SILENCE)
    return {
      state: 'running',
      evidence: [`${name} gave a sign of life ${ago(quiet)}.`, ...said],
    };
  const silence =
    quiet === null ? 'No sign of life was seen' : `The last sign of life was ${ago(quiet)}`;
  return {
    state: 'unknown',
    evidence: [`${name} cannot be asked from here.`, `${silence}.`, ...said],
  };
}

/** What ended it from outside: its scheduler's word, else what its log says. */
export const endingOf = ({ job, ending }: Evidence): Ending | null =>
  job?.reason ?? ending?.reason ?? null;

const CRASHES: readonly Ending[] = ['out-of-memory', 'node-failure'];

/** Whether an ending from outside is a crash: nobody decided it. */
export const isCrash = (ending: Ending): boolean => CRASHES.includes(ending);

/** SIGHUP, SIGINT, SIGKILL and SIGTERM come from outside; every other signal is a crash of the program. */
const ENDED_BY: readonly number[] = [1, 2, 9, 15];

function jobSentence({ job, name }: Evidence): string[] {
  if (job === null) return [];
  const code = job.exitCode === null ? '' : `, exit code ${job.exitCode}`;
  const words = `${job.words}${code}`;
  if (job.state === 'unknown') return [`${name}: the scheduler says ${words}.`];
  const state = { queued: 'is queued', running: 'is running', ended: 'has ended' }[job.state];
  return [`${name} ${state} (${words}).`];
}

function codeSentence({ exitCode }: Evidence): string[] {
  if (exitCode === null) return [];
  return [
    exitCode < 0
      ? `${signalName(-exitCode)} ended PtychoPINN.`
      : `PtychoPINN's exit code was ${exitCode}.`,
  ];
}

/** `12 s ago`, `25 min ago`, `3 h ago`. */
function ago(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s ago`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min ago`;
  return `${Math.round(seconds / 3600)} h ago`;
}
