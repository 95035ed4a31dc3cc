/** `pinnboard rules [ID]`: the rulebook. */
import type { Command } from 'commander';
import { RULE_LIST } from '../../../shared/rules/facts';
import { scopeOf } from '../../../shared/rules/reference';
import { EXIT, type Io, say, table } from '../io';
import { unknownName } from '../requestOptions';

interface Options {
  readonly json?: boolean;
}

/** Adds the command. */
export function addRules(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('rules [id]')
    .summary('every rule: what it finds and what that leads to')
    .description('Lists the rules behind the findings, or explains one.')
    .option('--json', 'a JSON list on stdout')
    .action((id: string | undefined, options: Options) => done(rules(id, options, io)));
}

/** Exit code 0. Throws `UsageError` for an id that no rule has. */
function rules(id: string | undefined, { json }: Options, io: Io): number {
  const all = RULE_LIST;
  const chosen = id === undefined ? all : all.filter((rule) => rule.id === id);
  if (chosen.length === 0 && id !== undefined)
    throw unknownName(
      'rule',
      id,
      all.map((rule) => rule.id),
    );
  if (json) {
    say(io.stdout, JSON.stringify(chosen, null, 2));
    return EXIT.ok;
  }
  const [only] = chosen;
  if (id !== undefined && only) {
    say(io.stdout, `${only.id}: ${only.title}`);
    say(io.stdout, `${only.severity}, ${only.consequence}, ${only.stage}; ${scopeOf(only)}`);
    say(io.stdout, `\n${only.why}`);
    say(io.stdout, `\nSource: ${only.source}`);
    return EXIT.ok;
  }
  const rows = chosen.map((rule) => [
    rule.id,
    rule.severity,
    rule.consequence,
    rule.stage,
    rule.title,
  ]);
  for (const line of table(rows)) say(io.stdout, line);
  return EXIT.ok;
}
