/** Every rule by its id, topic and field, the factory's own among them. */

import { IMPORT_RULES } from '../importers/findings';
import { FACTORY_RULES } from '../findings/factoryRules';
import { type Severity, severityOf } from '../findings/finding';
import { REQUEST_RULES } from '../findings/requestRules';
import type { RuleFacts } from '../findings/ruleFacts';
import { evidenceSection } from '../sources/evidence';
import { READ_AT } from '../targets/commits';
import { evidence, shortCommit } from '../sources/source';
import { SWEEP_RULES } from '../sweep/rules';
import { TARGETS } from '../targets';
import { sameThing } from '../targets/synonyms';
import { TOPICS } from '../rules';
import { FILE_RULES } from '../formats/fileFindings';

/** A rule with its id and its topic's, without its check. */
export interface ListedRule extends Omit<RuleFacts, 'holds'> {
  readonly id: string;
  /** Names of the targets that it is true of; absent when it is of all. */
  readonly targets?: readonly string[];
  readonly topic: string;
  /** Of its outcome. */
  readonly severity: Severity;
}

interface ListedTopic {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly ListedRule[];
}

/** Whether a claim about runs was seen in one; empty for a rule that is about Pinnboard's own files. */
export function evidenceText({ source, tried, notTried }: ListedRule): string {
  if (tried) return `Tried in runs of PtychoPINN ${shortCommit(READ_AT)}.`;
  if (notTried !== undefined) return `Read, not run: ${notTried}`;
  return source.some((one) => 'commit' in one) ? 'Read, not run.' : '';
}

type Facts = { readonly [id: string]: RuleFacts };

function listedRule(topic: string, id: string, { holds, ...facts }: RuleFacts): ListedRule {
  const targets = Object.values(TARGETS).filter(({ traits }) => holds?.(traits) ?? true);
  const some = targets.length < Object.keys(TARGETS).length;
  return {
    id,
    topic,
    severity: severityOf(facts.outcome),
    ...(some ? { targets: targets.map(({ name }) => name) } : {}),
    ...facts,
  };
}

const listed = (topic: string, title: string, rules: Facts): ListedTopic => ({
  id: topic,
  title,
  rules: Object.entries(rules).map(([id, facts]) => listedRule(topic, id, facts)),
});

/** Every rule by topic: first those of the factory, then the rulebook, then those on files and imports. */
export const RULE_TOPICS: readonly ListedTopic[] = [
  listed('factory', 'What the factory refuses or warns of', FACTORY_RULES),
  ...TOPICS.map(({ id: topic, title, rules }) => ({
    id: topic,
    title,
    rules: rules.map(({ check: _check, id, ...facts }) => listedRule(topic, id, facts)),
  })),
  listed('request', 'Requests', REQUEST_RULES),
  listed('file', 'Payload files', FILE_RULES),
  listed('import', 'Texts imported as a request', IMPORT_RULES),
  listed('sweep', 'Sweeps', SWEEP_RULES),
];

export const RULE_LIST: readonly ListedRule[] = RULE_TOPICS.flatMap(({ rules }) => rules);

const byId = new Map(
  RULE_LIST.flatMap((rule) => [rule.id, ...(rule.aliases ?? [])].map((id) => [id, rule] as const)),
);

/** What a rule says of itself; undefined for an id that this version does not know. */
export const ruleFacts = (id: string): ListedRule | undefined => byId.get(id);

/** Ids of all rules. */
export const ruleIds = (): string[] => RULE_LIST.map(({ id }) => id);

const about = new Map<string, readonly ListedRule[]>();

/** The rules about a field, execution option, array or part of the request, under any of its names, in the list's order. */
export function rulesAbout(name: string): readonly ListedRule[] {
  const known = about.get(name);
  if (known) return known;
  const names = sameThing(name);
  const rules = RULE_LIST.filter(({ fields }) => fields.some((field) => names.includes(field)));
  about.set(name, rules);
  return rules;
}

/** The rules that cite a section of the evidence. */
export const rulesCiting = (section: string): readonly ListedRule[] =>
  RULE_LIST.filter(({ source }) =>
    source.some((one) => 'page' in one && one.page === evidence(section).page),
  );

/** Title of the section that a source such as `evidence#scan-positions` names. */
export const evidenceTitle = (page: string): string | undefined => evidenceSection(page)?.title;
