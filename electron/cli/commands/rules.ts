/** `pinnboard rules [ID]`: the rules behind the findings. */

import path from 'node:path';
import { type Command, Option } from 'commander';
import { AppError } from '../../../shared/errors/appError';
import { OUTCOMES } from '../../../shared/findings/finding';
import {
  type ListedRule,
  RULE_LIST,
  RULE_TOPICS,
  ruleFacts,
  ruleIds,
  rulesAbout,
  rulesCiting,
} from '../../../shared/reference/ruleList';
import { ruleText } from '../../../shared/reference/rulePage';
import { WORKFLOWS } from '../../../shared/request/request';
import { type EvidenceSection, evidenceSection } from '../../../shared/sources/evidence';
import { checkFile } from '../../node/session/checkFile';
import { ReadingCache } from '../../node/session/readingCache';
import { EXIT, exitHelp } from '../exit';
import { findingLines } from '../findingText';
import { type Io, say, sayApart, sayJson, table } from '../io';
import { targetOption, unknownName } from '../requestOptions';
import { checksBy, groupsBy, readStatsOf } from '../statsOption';

const HELP = `
Every rule has an id and an outcome. blocked: the factory rejects the request. crash: the run ends with an error.
wrong-result, ignored, slow: warnings. info: worth knowing.

Examples:
  pinnboard rules --outcome crash --workflow inference
  pinnboard rules --about gridsize
  pinnboard rules neighbours-too-few
  pinnboard rules neighbours-too-few --in runs/a.json
  pinnboard rules evidence#neighbours`;

interface Options {
  readonly outcome?: string;
  readonly target?: string;
  readonly workflow?: (typeof WORKFLOWS)[number];
  readonly about?: string;
  readonly in?: string;
  readonly json?: boolean;
}

/** Adds the command. */
export function addRules(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('rules')
    .summary('list the rules behind the findings')
    .description('Lists the rules behind the findings, or explains one.')
    .argument('[id]', 'rule to explain, or a section of the evidence that one cites')
    .addOption(new Option('--outcome <name>', 'only rules with this outcome').choices(OUTCOMES))
    .addOption(
      targetOption('only rules of this target; with --in, the target of a request that names none'),
    )
    .addOption(new Option('--workflow <name>', 'only rules of this workflow').choices(WORKFLOWS))
    .option('--about <field>', 'only rules about this field, execution option or array')
    .option(
      '--in <file>',
      'with an id: findings of the rule in a payload or request file, with fixes',
    )
    .option('--json', 'print JSON')
    .addHelpText('after', `${HELP}\n${exitHelp(null)}`)
    .action(async (id: string | undefined, options: Options) => done(await rules(id, options, io)));
}

/** Exit code 0. Throws an `AppError` for an id or a field that no rule has, and for a file that cannot be read. */
async function rules(id: string | undefined, options: Options, io: Io): Promise<number> {
  const section = id === undefined ? undefined : evidenceSection(id);
  if (section && options.in === undefined) {
    if (options.json) sayJson(io.stdout, section);
    else sayEvidence(section, io);
    return EXIT.ok;
  }
  const chosen = id === undefined ? filtered(options) : [named(id)];
  if (options.in !== undefined && id === undefined) throw new AppError('rules-in-needs-id', {});
  if (options.in !== undefined && options.json) throw new AppError('rules-in-is-text', {});
  if (options.json) sayJson(io.stdout, chosen);
  else if (id === undefined) list(chosen, io);
  else for (const rule of chosen) explain(rule, io);
  if (id !== undefined && options.in !== undefined)
    await tellFindings(named(id).id, options.in, options.target, io);
  return EXIT.ok;
}

function sayEvidence({ id, title, chapter, text }: EvidenceSection, io: Io): void {
  say(io.stdout, `${title} (${chapter})`);
  sayApart(io.stdout, text);
  const citing = rulesCiting(id).map((rule) => rule.id);
  sayApart(io.stdout, `Cited by: ${citing.join(', ') || 'no rule'}`);
}

function named(id: string): ListedRule {
  const rule = ruleFacts(id);
  if (rule) return rule;
  throw unknownName('rule', id, ruleIds());
}

function filtered({ outcome, target, workflow, about }: Options): readonly ListedRule[] {
  const chosen = about === undefined ? RULE_LIST : rulesAbout(about);
  if (about !== undefined && chosen.length === 0)
    throw unknownName(
      'rule about',
      about,
      RULE_LIST.flatMap(({ fields }) => fields),
    );
  return chosen.filter(
    (rule) =>
      (outcome === undefined || rule.outcome === outcome) &&
      (target === undefined || (rule.targets?.includes(target) ?? true)) &&
      (workflow === undefined || (rule.workflows?.includes(workflow) ?? true)),
  );
}

function list(chosen: readonly ListedRule[], io: Io): void {
  const rows = chosen.map(({ id, outcome, stage, title }) => [id, outcome, stage, title]);
  for (const line of table(rows)) say(io.stdout, line);
}

function explain(rule: ListedRule, io: Io): void {
  const topic = RULE_TOPICS.find(({ id }) => id === rule.topic)?.title ?? rule.topic;
  say(io.stdout, `${rule.id}: ${rule.title} (${topic})`);
  sayApart(io.stdout, ...ruleText(rule).split('\n'));
}

/** As `check` does. */
const AUTO = { values: 'auto' } as const;

async function tellFindings(
  id: string,
  file: string,
  target: string | undefined,
  io: Io,
): Promise<void> {
  const checked = await checkFile(
    path.resolve(io.cwd, file),
    { cwd: io.cwd, target },
    new ReadingCache(),
    readStatsOf(AUTO, io),
    { groups: groupsBy(AUTO), checks: checksBy(AUTO) },
  );
  if (!checked.ok) throw checked.error;
  const found = checked.findings.filter(({ rule }) => rule === id);
  sayApart(
    io.stdout,
    `In ${file}: ${found.length === 0 ? 'no findings' : `${found.length} ${found.length === 1 ? 'finding' : 'findings'}`}`,
  );
  for (const line of findingLines(found, checked.request.target)) say(io.stdout, line);
}
