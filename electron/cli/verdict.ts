/** How bad findings are taken together, and the exit code that follows: one rule for every command that validates. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Counts } from '../../shared/findings/counts';
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

/** `1 error, 2 warnings`. */
export const countsText = ({ errors, warnings }: Counts): string =>
  `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;

/** The exit code; says so on stderr when there are too many warnings. */
export function exitCode(
  { outcomes, errors, warnings }: Counts,
  most: number | undefined,
  io: Io,
  allowCrash = false,
): number {
  const tooMany = most !== undefined && warnings > most;
  if (tooMany) say(io.stderr, `Too many warnings: ${warnings}, --max-warnings allows ${most}.`);
  const wrong = allowCrash ? outcomes.blocked : errors;
  return wrong > 0 || tooMany ? EXIT.refused : EXIT.ok;
}
