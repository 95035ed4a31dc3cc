/** How a run is ended from outside: signals, schedulers, the kernel; and the lines by which their logs say so. */
import type { Ending } from './evidence';

const WORDS: { readonly [ending in Ending]: string } = {
  'out-of-memory': 'It used more memory than it was given and was killed',
  'time-limit': 'It reached its time limit',
  'node-failure': 'Its node failed',
  cancelled: 'It was cancelled',
  preempted: 'It was preempted by another job',
  failed: 'It failed',
};

/** What happened, as a sentence without its full stop. */
export const wordsOfEnding = (ending: Ending): string => WORDS[ending];

const SIGNALS: { readonly [number: number]: string } = {
  1: 'SIGHUP',
  2: 'SIGINT',
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  15: 'SIGTERM',
};

/** `Signal 9 (SIGKILL)`, as Linux counts them. */
export const signalName = (number: number): string => {
  const name = SIGNALS[number];
  return name === undefined ? `Signal ${number}` : `Signal ${number} (${name})`;
};

/** Lines of slurmstepd, of PBS's execution host and of the kernel, the surest first. */
const LINES: readonly (readonly [RegExp, Ending])[] = [
  [/\boom[_-]kill event\b|\bOut Of Memory\b|job killed: (?:v?mem|pmem)\b/, 'out-of-memory'],
  [/\bDUE TO TIME LIMIT\b|job killed: (?:walltime|cput)\b/, 'time-limit'],
  [/\bDUE TO NODE FAILURE\b/, 'node-failure'],
  [/\bDUE TO PREEMPTION\b/, 'preempted'],
  [/slurmstepd: error: \*\*\* (?:JOB|STEP) \S+ ON \S+ CANCELLED\b/, 'cancelled'],
];

/** Who writes these lines; PtychoPINN's own text never begins so. */
const WRITERS = /^(?:slurmstepd(?:-\S+)?: |srun: |=>> PBS: |Killed process )/;

/** What a scheduler or the kernel wrote about the end of a run into its log; null for nothing. */
export function endingIn(text: string): { readonly reason: Ending; readonly line: string } | null {
  const lines = text.split('\n').filter((line) => WRITERS.test(line));
  for (const [pattern, reason] of LINES) {
    const line = lines.findLast((one) => pattern.test(one));
    if (line !== undefined) return { reason, line: line.trim() };
  }
  return null;
}
