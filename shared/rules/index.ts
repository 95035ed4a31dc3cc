/**
 * The rulebook. A rule is one file in the folder of its topic and one entry in that folder's `index.ts`; a topic is
 * a folder and an entry here.
 */
import type { World } from '../dataset/facts';
import type { Provenance } from '../factory/story';
import type { Finding } from '../findings/finding';
import type { Request } from '../request/request';
import { contextOf } from './context';
import { DATASET_RULES } from './dataset';
import { GROUPING_RULES } from './grouping';
import type { Rule } from './rule';
import { RUN_RULES } from './run';
import { VALUES_RULES } from './values';

export const RULEBOOK: readonly Rule[] = [
  ...DATASET_RULES,
  ...GROUPING_RULES,
  ...RUN_RULES,
  ...VALUES_RULES,
];

/** What the rulebook says of a resolved request, in its own order. */
export function ruleFindings(request: Request, world: World, provenance: Provenance): Finding[] {
  const context = contextOf(request, world, provenance);
  return rulesFor(request).flatMap((rule) =>
    rule.check(context).map(({ fields, message, fixes = [] }) => ({
      rule: rule.id,
      severity: rule.severity,
      fields: [...fields],
      message,
      consequence: rule.consequence,
      stage: rule.stage,
      source: rule.source,
      fixes: [...fixes],
    })),
  );
}

const chosen = new Map<string, readonly Rule[]>();

/** The rules that are true of the request's target and workflow. */
function rulesFor({ target, workflow }: Request): readonly Rule[] {
  const key = `${target} ${workflow}`;
  const known = chosen.get(key);
  if (known) return known;
  const rules = RULEBOOK.filter(
    (rule) =>
      (rule.targets?.includes(target) ?? true) && (rule.workflows?.includes(workflow) ?? true),
  );
  chosen.set(key, rules);
  return rules;
}
