/** A finding: one result of validation, ranked by what happens to the user's run. */

import { z } from 'zod';
import { editSchema } from '../request/edits';
import { entryPointSchema } from '../request/entryPoint';
import { sourceSchema } from '../sources/source';

/** What happens to the run, the worst first. `blocked` is exactly what the factory rejects. */
export const OUTCOMES = ['blocked', 'crash', 'wrong-result', 'ignored', 'slow', 'info'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const STAGES = ['factory', 'load', 'train', 'infer'] as const;

/** What a fix's value was read from, the surest first; a fix without one follows a convention of PtychoPINN. */
export const BASES = ['measured', 'recorded'] as const;

export const fixSchema = z.object({
  label: z.string(),
  edits: z.array(editSchema).min(1),
  /** The value was measured in the arrays, or is recorded in the file. */
  basis: z.enum(BASES).optional(),
  /** The one to prefer: the first of each finding that has fixes, see `rankFixes`. */
  recommended: z.literal(true).optional(),
  /** Leaves every section of the payload as it is, so that it can be applied without a look. */
  safe: z.literal(true).optional(),
});
export type Fix = z.infer<typeof fixSchema>;

export const findingSchema = z.object({
  /** Rule id in kebab case; the rule's page and tests carry the same id. */
  rule: z.string(),
  /** Ids that the rule had in earlier versions, the oldest first. */
  aliases: z.array(z.string()).optional(),
  outcome: z.enum(OUTCOMES),
  /** Derived from the outcome, see `severityOf`; a crash of only some entry points of an undecided request is a warning. */
  severity: z.enum(SEVERITIES),
  /** Names as the user wrote them or as PtychoPINN names them, the one to fix first. */
  fields: z.array(z.string()),
  /** What is wrong, the value seen, what to do. */
  message: z.string(),
  /** The message in one short sentence, for the form's line; files do not have it. */
  short: z.string().optional(),
  stage: z.enum(STAGES),
  /** The entry points that it holds for; absent when it holds for every one. */
  entry_points: z.array(entryPointSchema).optional(),
  /** Something could not be checked, so that its absence from the findings proves nothing. Only with outcome info. */
  checked: z.literal(false).optional(),
  /** Where the knowledge comes from: lines of PtychoPINN, sections of the Reference. */
  source: z.array(sourceSchema),
  fixes: z.array(fixSchema),
  /** The user's note when the finding was acknowledged; never on a blocked request or a crash. */
  acknowledged: z.string().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

/** The fixes in the order of their bases, the first one recommended. */
export const rankFixes = (fixes: readonly Fix[]): Fix[] =>
  [...fixes]
    .sort((a, b) => basisRank(a) - basisRank(b))
    .map(({ recommended: _, ...fix }, i) => (i === 0 ? { ...fix, recommended: true } : fix));

const basisRank = ({ basis }: Fix): number =>
  basis === undefined ? BASES.length : BASES.indexOf(basis);

const SEVERITY: { readonly [outcome in Outcome]: Severity } = {
  blocked: 'error',
  crash: 'error',
  'wrong-result': 'warning',
  ignored: 'warning',
  slow: 'warning',
  info: 'info',
};

/** The severity of an outcome that is certain. */
export const severityOf = (outcome: Outcome): Severity => SEVERITY[outcome];

/** Smaller is worse: by severity, then by outcome. */
export const rankOf = ({ severity, outcome }: Pick<Finding, 'severity' | 'outcome'>): number =>
  SEVERITIES.indexOf(severity) * OUTCOMES.length + OUTCOMES.indexOf(outcome);

/** Whether the factory rejects the request: there is no payload. */
export const isBlocking = ({ outcome }: Pick<Finding, 'outcome'>): boolean => outcome === 'blocked';

/** Whether the run is certain to end with an error, through whichever entry point it is still possible. */
export const isCertainCrash = ({
  outcome,
  severity,
}: Pick<Finding, 'outcome' | 'severity'>): boolean => outcome === 'crash' && severity === 'error';
