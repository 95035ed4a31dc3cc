/** Every rule by its id, the factory's own among them. */
import { RULEBOOK } from '.';
import { FACTORY_RULES } from './factory';
import type { RuleFacts } from './rule';

/** A rule with its id, without its check. */
export interface ListedRule extends RuleFacts {
  readonly id: string;
}

/** Every rule: first the factory's own, then the rulebook's. */
export const RULE_LIST: readonly ListedRule[] = [
  ...Object.entries(FACTORY_RULES).map(([id, facts]): ListedRule => ({ id, ...facts })),
  ...RULEBOOK.map(({ check: _check, ...facts }) => facts),
];

const byId = new Map(RULE_LIST.map((rule) => [rule.id, rule]));

/** What a rule says of itself; undefined for an id that this version does not know. */
export const ruleFacts = (id: string): ListedRule | undefined => byId.get(id);

/** Ids of all rules. */
export const ruleIds = (): string[] => [...byId.keys()];
