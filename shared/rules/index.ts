/**
 * The rulebook. A rule is one file in the folder of its topic, found by its export; a topic is a folder and an entry
 * here.
 */

import type { FileContext } from '../dataset/fileContext';
import { finding } from '../findings/factoryRules';
import type { Finding } from '../findings/finding';
import type { Case } from '../findings/ruleFacts';
import type { Provenance } from '../provenance/provenance';
import type { Request } from '../request/request';
import type { Target } from '../targets/target';
import { contextOf } from './context';
import type { Rule } from './rule';
import { answersTo, ask, type Merge, type Merged } from './unset';

/** Rules that belong together: a chapter of the reference. */
interface Topic {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** Every file of the folders of topics; a bundler and vitest resolve the pattern. */
const FILES = import.meta.glob<{ readonly [name: string]: unknown }>('./*/*.ts', { eager: true });

const isRule = (value: unknown): value is Rule =>
  typeof value === 'object' && value !== null && 'id' in value && 'check' in value;

/** The rules of a folder by file, those of `first` before the others. */
function topic(id: string, folder: string, title: string, first: readonly string[] = []): Topic {
  const rank = (file: string) => (first.includes(file) ? 0 : 1);
  const files = Object.keys(FILES)
    .filter((file) => file.startsWith(`./${folder}/`))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return {
    id,
    title,
    rules: files.flatMap((file) => Object.values(FILES[file] ?? {}).filter(isRule)),
  };
}

export const TOPICS: readonly Topic[] = [
  topic('dataset', 'dataset', 'Dataset'),
  // Values that are not finite explain what the other statistics of an array are.
  topic('values', 'arrayStats', 'Values of the arrays', ['./arrayStats/notFinite.ts']),
  topic('metadata', 'metadata', 'Metadata'),
  topic('validation', 'validation', 'Validation data'),
  topic('overrides', 'overrides', 'Names and values of overrides'),
  topic('grouping', 'grouping', 'Grouping'),
  topic('groups', 'groups', 'Groups as they are drawn'),
  topic('input', 'input', 'Input of the network'),
  topic('ranges', 'ranges', 'Ranges'),
  topic('physics', 'physics', 'Photons, probe and scaling'),
  topic('model', 'model', 'Network'),
  topic('loss', 'loss', 'Losses'),
  topic('optimizer', 'optimizer', 'Optimizer and schedule'),
  topic('execution', 'execution', 'Execution, checkpoints and logs'),
  topic('inference', 'inference', 'Inference'),
  // A name set as an override and as an option is reported as the override.
  topic('reach', 'propagation', 'What does not reach the run', ['./propagation/overrides.ts']),
];

/** The rules of a topic. */
export const rulesIn = (id: string): readonly Rule[] =>
  TOPICS.find((one) => one.id === id)?.rules ?? [];

export const RULEBOOK: readonly Rule[] = TOPICS.flatMap(({ rules }) => rules);

/** Called for each rule that throws, at every resolution. */
export type OnRuleError = (rule: string, error: unknown) => void;

interface RuleOptions {
  readonly rules?: readonly Rule[];
  readonly onError?: OnRuleError | undefined;
  /** The fields whose provenance is not that of every request of the workflow. */
  readonly own?: Merged['own'];
  /** Merges a request on the same files; with it, what a request without settings would give is not asked again. */
  readonly merge?: Merge;
}

/**
 * The findings of the rulebook on a resolved request, in its own order; `known` are those of the factory. One mistake
 * is reported once: rules that yield come last and report nothing where another rule has.
 */
export function ruleFindings(
  target: Target,
  request: Request,
  fileContext: FileContext,
  provenance: Provenance,
  known: readonly Finding[] = [],
  { rules = rulesFor(target, request), onError = () => {}, own = [], merge }: RuleOptions = {},
): Finding[] {
  const context = contextOf(target, request, fileContext, provenance);
  const answerAt = merge
    ? answersTo(target, request, fileContext, { provenance, own }, rules, merge)
    : () => undefined;
  const findings: Finding[] = [];
  rules.forEach((rule, place) => {
    try {
      const answers = answerAt(place) ?? ask(rule, context);
      for (const { found, findings: made } of answers)
        if (!rule.yields || !isReported(found, known, findings)) findings.push(...made);
    } catch (error) {
      onError(rule.id, error);
      findings.push(failedCheck(rule));
    }
  });
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

const isReported = ({ fields }: Case, ...reported: readonly (readonly Finding[])[]): boolean =>
  reported.some((findings) =>
    findings.some(
      ({ outcome, fields: about }) =>
        (outcome === 'blocked' && about.some((name) => fields.includes(name))) ||
        (outcome === 'ignored' && fields.includes(about[0] ?? '')),
    ),
  );

const chosen = new Map<string, readonly Rule[]>();

/** The rules of the request's target and workflow. */
function rulesFor({ name, traits }: Target, { workflow }: Request): readonly Rule[] {
  const key = `${name} ${workflow}`;
  const known = chosen.get(key);
  if (known) return known;
  const rules = RULEBOOK.filter(
    (rule) => (rule.holds?.(traits) ?? true) && (rule.workflows?.includes(workflow) ?? true),
  );
  chosen.set(key, rules);
  return rules;
}
