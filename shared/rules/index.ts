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
import { EXECUTION_RULES } from './execution';
import { GROUPING_RULES } from './grouping';
import { INFERENCE_RULES } from './inference';
import { LOSS_RULES } from './loss';
import { METADATA_RULES } from './metadata';
import { MODEL_RULES } from './model';
import { OPTIMIZER_RULES } from './optimizer';
import { OVERRIDE_RULES } from './overrides';
import { PHYSICS_RULES } from './physics';
import { RANGE_RULES } from './ranges';
import { REACH_RULES } from './reach';
import type { Rule } from './rule';
import { VALIDATION_RULES } from './validation';

export const RULEBOOK: readonly Rule[] = [
  ...DATASET_RULES,
  ...METADATA_RULES,
  ...VALIDATION_RULES,
  ...OVERRIDE_RULES,
  ...GROUPING_RULES,
  ...RANGE_RULES,
  ...PHYSICS_RULES,
  ...MODEL_RULES,
  ...LOSS_RULES,
  ...OPTIMIZER_RULES,
  ...EXECUTION_RULES,
  ...INFERENCE_RULES,
  ...REACH_RULES,
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
