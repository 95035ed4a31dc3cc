/** Where the command line logs the details of a bug: a file, or stderr. */
import { inspect } from 'node:util';
import type { LogSink } from '../node/log';
import { logToFile } from '../node/logFile';
import { type Io, say } from './io';

/** Logs to the file of `io`, and to stderr when there is none or `verbose` is set. */
export function logOf(io: Io, verbose: boolean): LogSink {
  const toFile = io.log === undefined ? null : logToFile(io.log);
  return (where, error) => {
    toFile?.(where, error);
    if (verbose || !toFile) for (const line of details(where, error)) say(io.stderr, line);
  };
}

const details = (where: string, error: unknown): string[] =>
  `${where}: ${typeof error === 'string' ? error : inspect(error)}`.split('\n');

/** What a user reads about a bug. */
export const bugText = ({ log }: Pick<Io, 'log'>): string =>
  log === undefined
    ? 'Something went wrong in Pinnboard (details above). Please report it with the command.'
    : `Something went wrong in Pinnboard (details in ${log}). Please report it with the command.`;
