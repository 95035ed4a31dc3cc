/** How bad findings are taken together, and the exit code that follows: one rule for every command that validates. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Finding, SEVERITIES } from '../../shared/findings/finding';
import { EXIT, type Io, say } from './io';

/** For the help of every command that validates. */
export const EXIT_HELP = `
Exit codes: 0 fine, 1 refused by the factory or more warnings than --max-warnings allows, 2 wrong usage or a
file that cannot be read. Acknowledged warnings do not count; without --max-warnings any number is fine.`;

/** Adds `--max-warnings`. */
export const withMaxWarnings = (command: Command): Command =>
  command.option(
    '--max-warnings <n>',
    'exit 1 when there are more warnings than this, all files or requests together',
    wholeNumber,
  );

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`It takes a whole number; it was given "${text}".`);
}

export type Counts = { readonly [severity in (typeof SEVERITIES)[number]]: number };

/** How many findings of each severity stand that are not acknowledged. */
export function countFindings(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const { severity, acknowledged } of findings)
    if (acknowledged === undefined) counts[severity] += 1;
  return counts;
}

export const addCounts = (a: Counts, b: Counts): Counts => ({
  error: a.error + b.error,
  warning: a.warning + b.warning,
  notice: a.notice + b.notice,
});

export const NO_FINDINGS: Counts = { error: 0, warning: 0, notice: 0 };

/** `1 error, 2 warnings`. */
export const countsText = ({ error, warning }: Counts): string =>
  `${error} ${error === 1 ? 'error' : 'errors'}, ${warning} ${warning === 1 ? 'warning' : 'warnings'}`;

/** The exit code; says so on stderr when there are too many warnings. */
export function exitCode({ error, warning }: Counts, most: number | undefined, io: Io): number {
  const tooMany = most !== undefined && warning > most;
  if (tooMany) say(io.stderr, `Too many warnings: ${warning}, --max-warnings allows ${most}.`);
  return error > 0 || tooMany ? EXIT.refused : EXIT.ok;
}
