/**
 * The rulebook. A rule is one file in the folder of its topic and one entry in that folder's `index.ts`; a topic is
 * a folder and an entry here.
 */

import type { FileContext } from '../dataset/fileContext';
import { finding } from '../findings/factoryRules';
import type { Finding } from '../findings/finding';
import { type Case, findingOf } from '../findings/ruleFacts';
import type { Provenance } from '../provenance/provenance';
import type { Request } from '../request/request';
import { ARRAY_STATS_RULES } from './arrayStats';
import { contextOf } from './context';
import { DATASET_RULES } from './dataset';
import { withEntryPoints } from './entryPoints';
import { EXECUTION_RULES } from './execution';
import { GROUPING_RULES } from './grouping';
import { INFERENCE_RULES } from './inference';
import { LOSS_RULES } from './loss';
import { METADATA_RULES } from './metadata';
import { MODEL_RULES } from './model';
import { OPTIMIZER_RULES } from './optimizer';
import { OVERRIDE_RULES } from './overrides';
import { PHYSICS_RULES } from './physics';
import { PROPAGATION_RULES } from './propagation';
import { RANGE_RULES } from './ranges';
import type { Rule } from './rule';
import { VALIDATION_RULES } from './validation';

/** Rules that belong together: a chapter of the reference. */
interface Topic {
  /** Name of its folder. */
  readonly id: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

export const TOPICS: readonly Topic[] = [
  { id: 'dataset', title: 'Dataset', rules: DATASET_RULES },
  { id: 'values', title: 'Values of the arrays', rules: ARRAY_STATS_RULES },
  { id: 'metadata', title: 'Metadata', rules: METADATA_RULES },
  { id: 'validation', title: 'Validation data', rules: VALIDATION_RULES },
  { id: 'overrides', title: 'Names and values of overrides', rules: OVERRIDE_RULES },
  { id: 'grouping', title: 'Grouping', rules: GROUPING_RULES },
  { id: 'ranges', title: 'Ranges', rules: RANGE_RULES },
  { id: 'physics', title: 'Photons, probe and scaling', rules: PHYSICS_RULES },
  { id: 'model', title: 'Network', rules: MODEL_RULES },
  { id: 'loss', title: 'Losses', rules: LOSS_RULES },
  { id: 'optimizer', title: 'Optimizer and schedule', rules: OPTIMIZER_RULES },
  { id: 'execution', title: 'Execution, checkpoints and logs', rules: EXECUTION_RULES },
  { id: 'inference', title: 'Inference', rules: INFERENCE_RULES },
  { id: 'reach', title: 'What does not reach the run', rules: PROPAGATION_RULES },
];

export const RULEBOOK: readonly Rule[] = TOPICS.flatMap(({ rules }) => rules);

/** Told of each rule that throws, at every resolution. */
export type OnRuleError = (rule: string, error: unknown) => void;

interface RuleOptions {
  readonly rules?: readonly Rule[];
  readonly onError?: OnRuleError | undefined;
}

/**
 * What the rulebook says of a resolved request, in its own order; `known` is what the factory said. One mistake is
 * told once: rules that yield come last and keep quiet where another has spoken.
 */
export function ruleFindings(
  request: Request,
  fileContext: FileContext,
  provenance: Provenance,
  known: readonly Finding[] = [],
  { rules = rulesFor(request), onError = () => {} }: RuleOptions = {},
): Finding[] {
  const context = contextOf(request, fileContext, provenance);
  const findings: Finding[] = [];
  for (const rule of rules) {
    try {
      for (const found of rule.check(context))
        if (!rule.yields || !isTold(found, known, findings))
          findings.push(
            ...withEntryPoints(
              findingOf(rule.id, rule, rule.yields ? unopposed(found, known, findings) : found),
              request,
            ),
          );
    } catch (error) {
      onError(rule.id, error);
      findings.push(failedCheck(rule));
    }
  }
  return findings;
}

/** A rule that throws costs its own finding, which is reported as not checked. */
function failedCheck({ id, fields }: Rule): Finding {
  return {
    ...finding(
      'check-failed',
      fields.slice(0, 1),
      `This check failed: \`${id}\`. It is a bug in Pinnboard (details in the log); all other rules were checked.`,
    ),
    checked: false,
  };
}

/** Without its fixes where an earlier finding sets the same field to something: two remedies would undo each other. */
function unopposed(found: Case, ...said: readonly (readonly Finding[])[]): Case {
  const [field = ''] = found.fields;
  const isSet = said
    .flat()
    .filter(({ fields }) => fields[0] === field)
    .some(({ fixes }) =>
      fixes.some(({ edits }) =>
        edits.some(
          (edit) => /^set-(override|knob)$/.test(edit.op) && 'name' in edit && edit.name === field,
        ),
      ),
    );
  return isSet ? { ...found, fixes: [] } : found;
}

const isTold = ({ fields }: Case, ...said: readonly (readonly Finding[])[]): boolean =>
  said
    .flat()
    .some(
      ({ outcome, fields: about }) =>
        (outcome === 'blocked' && about.some((name) => fields.includes(name))) ||
        (outcome === 'ignored' && fields.includes(about[0] ?? '')),
    );

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
