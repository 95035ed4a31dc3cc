/** What the findings of a command come to, and the exit code that follows: one rule for every command that validates. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Counts } from '../../shared/findings/counts';
import { EXIT } from './exit';
import { type Io, say } from './io';

/** The least that fails a command: what `--fail-on` takes. */
export const FAIL_ON = ['blocked', 'crash', 'warning', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export interface VerdictOptions {
  readonly maxWarnings?: number;
  readonly failOn?: FailOn;
}

/** For the help of every command that validates, beside the table of exit codes. */
export const WARNINGS_HELP = `Warnings are wrong-result, ignored and slow, and a crash of only some entry points while none is chosen.
Acknowledged ones do not count; without --max-warnings any number is fine.`;

/** Adds `--max-warnings`. */
export const withMaxWarnings = (command: Command): Command =>
  command.option(
    '--max-warnings <n>',
    'exit 1 when there are more warnings than this, all files or requests together',
    wholeNumber,
  );

/** Adds `--fail-on` and `--max-warnings`. */
export const withVerdict = (command: Command): Command =>
  withMaxWarnings(command).addOption(
    new Option('--fail-on <outcome>', 'exit 1 for this outcome and worse (default: crash)').choices(
      FAIL_ON,
    ),
  );

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`It takes a whole number; it was given "${text}".`);
}

/** `2 findings (1 will crash, 1 ignored), 1 not checked`. */
export function countsText({ outcomes, possibleCrashes, notChecked }: Counts): string {
  const infos = outcomes.info - notChecked;
  const parts: readonly (readonly [number, string])[] = [
    [outcomes.blocked, 'blocked'],
    [outcomes.crash, 'will crash'],
    [possibleCrashes, 'may crash'],
    [outcomes['wrong-result'], 'wrong result'],
    [outcomes.ignored, 'ignored'],
    [outcomes.slow, 'slow'],
    [infos, 'info'],
  ];
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const all = parts.reduce((sum, [count]) => sum + count, 0);
  const list = told.length === 0 ? '' : ` (${told.join(', ')})`;
  const unchecked = notChecked === 0 ? '' : `, ${notChecked} not checked`;
  return `${all} ${all === 1 ? 'finding' : 'findings'}${list}${unchecked}`;
}

/** The exit code; says so on stderr when there are too many warnings. */
export function exitCode(
  { outcomes, errors, warnings }: Counts,
  { maxWarnings, failOn = 'crash' }: VerdictOptions,
  io: Io,
): number {
  const failing: { readonly [least in FailOn]: number } = {
    blocked: outcomes.blocked,
    crash: errors,
    warning: errors + warnings,
    never: 0,
  };
  const tooMany = maxWarnings !== undefined && warnings > maxWarnings;
  if (tooMany)
    say(io.stderr, `Too many warnings: ${warnings}, --max-warnings allows ${maxWarnings}.`);
  return failing[failOn] > 0 || tooMany ? EXIT.no : EXIT.ok;
}
