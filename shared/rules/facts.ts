import { RULES, type RuleFacts, type RuleId } from '../findings/rules';
import { RULEBOOK } from '.';

/** What a rule says of itself, the factory's own among them; undefined for an id that this version does not know. */
export function ruleFacts(id: string): RuleFacts | undefined {
  return Object.hasOwn(RULES, id) ? RULES[id as RuleId] : RULEBOOK.find((rule) => rule.id === id);
}

/** Ids of all rules. */
export const ruleIds = (): string[] => [...Object.keys(RULES), ...RULEBOOK.map(({ id }) => id)];
