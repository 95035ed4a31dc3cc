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

/** Rules that belong together: a chapter of the reference. */
interface Topic {
  /** Name of its folder. */
  readonly id: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

export const TOPICS: readonly Topic[] = [
  { id: 'dataset', title: 'Dataset', rules: DATASET_RULES },
  { id: 'grouping', title: 'Grouping', rules: GROUPING_RULES },
  { id: 'run', title: 'Training and running', rules: RUN_RULES },
];

export const RULEBOOK: readonly Rule[] = TOPICS.flatMap(({ rules }) => rules);

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
