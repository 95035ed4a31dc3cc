/** Which finding of a request predicted the exception that its run ended with. */
import { FACTORY_RULES } from '../findings/factoryRules';
import type { Finding } from '../findings/finding';
import type { EntryPoint } from '../request/entryPoint';
import { RULEBOOK } from '../rules';
import type { Raised } from './exceptions';

type Exception = Pick<Raised, 'type' | 'message'>;

export interface Prediction {
  /** The finding that such a run was seen to end with; null for none. */
  readonly finding: Finding | null;
  /** Rules that predict a crash with another exception. */
  readonly others: readonly string[];
  /** Rules that predict a crash, and were never tried: it may be this one. */
  readonly untried: readonly string[];
}

/**
 * The finding whose rule names this exception, of those that hold for this entry point; of several the one that names most
 * of the message. An info counts, since some runs end so with certain versions alone. A crash of another kind predicts
 * nothing.
 *
 * @param chain the exceptions of one traceback: PtychoPINN wraps what others raise
 */
export function predictionOf(
  findings: readonly Finding[],
  entryPoint: EntryPoint,
  chain: readonly Exception[],
): Prediction {
  const holding = findings.filter(
    ({ outcome, entry_points: only }) =>
      (outcome === 'crash' || outcome === 'info') && (only?.includes(entryPoint) ?? true),
  );
  const crashes = holding.filter(({ outcome }) => outcome === 'crash');
  const matches = holding
    .map((finding) => ({ finding, length: namedBy(finding, chain) }))
    .filter(({ length }) => length >= 0)
    .sort((a, b) => b.length - a.length);
  const found = matches[0]?.finding ?? null;
  const rest = crashes.filter((one) => one !== found);
  const isTried = (one: Finding) => patternsOf(one).length > 0;
  return {
    finding: found,
    others: rest.filter(isTried).map(({ rule }) => rule),
    untried: rest.filter((one) => !isTried(one)).map(({ rule }) => rule),
  };
}

/** Characters of the message that the finding's rule names; -1 where it names another exception, or none. */
function namedBy(finding: Finding, chain: readonly Exception[]): number {
  return Math.max(
    -1,
    ...patternsOf(finding).flatMap((pattern) =>
      chain.map((one) => named(pattern, one, finding.fields)),
    ),
  );
}

const patternsOf = ({ rule, aliases = [] }: Finding): readonly string[] =>
  [rule, ...aliases].flatMap((id) => RAISES.get(id) ?? []);

function named(pattern: string, { type, message }: Exception, fields: readonly string[]): number {
  const [name, part] = pattern.split(/: (.*)/, 2);
  // What is printed without a traceback has no class.
  if (type !== '' && name !== type) return -1;
  if (part === undefined) return message === '' ? 0 : -1;
  const parts = part.includes('{field}')
    ? fields.map((field) => part.replace('{field}', field))
    : [part];
  return Math.max(-1, ...parts.map((one) => (message.includes(one) ? one.length : -1)));
}

/** What each rule says that a run ends with, by its id and earlier ids. */
const RAISES: ReadonlyMap<string, readonly string[]> = new Map(
  [...Object.entries(FACTORY_RULES), ...RULEBOOK.map((rule) => [rule.id, rule] as const)].flatMap(
    ([id, { aliases = [], raises = [] }]) => [id, ...aliases].map((one) => [one, raises] as const),
  ),
);
