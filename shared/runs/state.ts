/** What is true of a run now, and what says so. */
import type { StatusChange } from './status';

export const RUN_STATES = [
  'written',
  'running',
  'finished',
  'crashed',
  'stopped',
  'unknown',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What was seen of a run, besides its `status.json`. */
export interface Seen {
  /** Whether its process lives; null where that cannot be asked. */
  readonly alive: boolean | null;
  /** Whether PtychoPINN wrote the run's result. */
  readonly result: boolean;
  /** The last line of a Python traceback in its output; null where there is none. */
  readonly error: string | null;
}

export interface StateNow {
  readonly state: RunState;
  /** Why, a sentence each. */
  readonly evidence: readonly string[];
}

/** The state of a run from what was written down and what was seen. A file's date decides nothing. */
export function stateNow(changes: readonly StatusChange[], seen: Seen): StateNow {
  const ended = changes.find((change) => change.state === 'ended');
  const running = changes.find((change) => change.state === 'running');
  const stopping = changes.find((change) => change.state === 'stopping');
  if (!running && !ended) return { state: 'written', evidence: ['Nothing was started.'] };
  const code = ended ? [codeText(ended.code)] : [];
  if (ended ? ended.result : seen.result && seen.alive !== true)
    return { state: 'finished', evidence: ['PtychoPINN wrote the result.', ...code] };
  if (seen.alive === true && !ended)
    return { state: 'running', evidence: [`Process ${running?.pid} is running.`] };
  // What an ending run raises is no crash.
  if (stopping || (ended && ended.code < 0))
    return { state: 'stopped', evidence: [stoppedText(stopping, ended), ...code] };
  if (seen.error !== null)
    return { state: 'crashed', evidence: [`PtychoPINN ended with ${seen.error}`, ...code] };
  if (ended) return { state: 'crashed', evidence: ['It ended without a result.', ...code] };
  if (seen.alive === false)
    return {
      state: 'stopped',
      evidence: [`Process ${running?.pid} is gone, and no result and no error are there.`],
    };
  return {
    state: 'unknown',
    evidence: [`It ran on ${running?.host}, which is not this machine.`],
  };
}

const codeText = (code: number): string =>
  code < 0 ? `Signal ${-code} ended PtychoPINN.` : `PtychoPINN's exit code was ${code}.`;

function stoppedText(stopping: StatusChange | undefined, ended: StatusChange | undefined): string {
  if (stopping?.state === 'stopping') return `Signal ${stopping.signal} asked it to end.`;
  return ended?.state === 'ended' ? `Signal ${-ended.code} ended it.` : 'It was stopped.';
}
