/** The exit code of every command that validates, from its findings. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Counts } from '../../shared/findings/counts';
import { EXIT } from './exit';
import { type Io, say } from './io';

/** Values of `--fail-on`. */
export const FAIL_ON = ['blocked', 'crash', 'warning', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export interface VerdictOptions {
  readonly maxWarnings?: number;
  readonly failOn?: FailOn;
}

/** For the help of every command that validates, after the exit codes. */
export const WARNINGS_HELP = `
Warnings are findings with the outcome wrong-result, ignored or slow, and crashes of only some entry points while no
entry point is chosen. Acknowledged findings do not count. Without --max-warnings any number is allowed.`;

/** Adds `--max-warnings`. */
export const withMaxWarnings = (command: Command): Command =>
  command.option(
    '--max-warnings <n>',
    'exit 1 for more warnings than this, in all files or requests together',
    wholeNumber,
  );

/** Adds `--fail-on` and `--max-warnings`. */
export const withVerdict = (command: Command): Command =>
  withMaxWarnings(command).addOption(
    new Option(
      '--fail-on <outcome>',
      'exit 1 for findings of at least this severity (default: crash)',
    ).choices(FAIL_ON),
  );

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`Expected a whole number, not "${text}".`);
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
  const listed = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const all = parts.reduce((sum, [count]) => sum + count, 0);
  const list = listed.length === 0 ? '' : ` (${listed.join(', ')})`;
  const unchecked = notChecked === 0 ? '' : `, ${notChecked} not checked`;
  return `${all} ${all === 1 ? 'finding' : 'findings'}${list}${unchecked}`;
}

/** The exit code; reports too many warnings on stderr. */
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
  if (tooMany) say(io.stderr, `Too many warnings: ${warnings} (--max-warnings ${maxWarnings}).`);
  return failing[failOn] > 0 || tooMany ? EXIT.no : EXIT.ok;
}
