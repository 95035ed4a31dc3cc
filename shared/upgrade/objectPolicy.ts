/** One field in one target is a pair of fields in another: which rows of the pair the field selects. */
import type { Target } from '../targets/target';
import { own, sameValue, type Value, type Values } from '../values/value';

const policyOf = ({ traits }: Target) => traits.factory.objectPolicy;

/** The pair for an override of the field that it replaces; undefined where nothing has to change. */
export function toPair(
  from: Target,
  to: Target,
  overrides: Values,
  name: string,
): Values | undefined {
  const policy = policyOf(to);
  if (!policy || policyOf(from) || name !== policy.alias) return undefined;
  if (policy.pair.some((field) => Object.hasOwn(overrides, field))) return undefined;
  const row = policy.rows.find((one) => isEqual(own(one, name), overrides[name]));
  return row && Object.fromEntries(policy.pair.map((field) => [field, own(row, field) ?? null]));
}

/** The field for the pair, where the new target knows no pair. */
export function fromPair(
  from: Target,
  to: Target,
  overrides: Values,
  name: string,
): Values | undefined {
  const policy = policyOf(from);
  if (!policy || policyOf(to) || !policy.pair.includes(name)) return undefined;
  if (Object.hasOwn(overrides, policy.alias)) return undefined;
  const row = policy.rows.find((one) =>
    policy.pair.every((field) => isEqual(own(one, field), overrides[field])),
  );
  const value = row && own(row, policy.alias);
  return value === undefined ? undefined : { [policy.alias]: value };
}

/** As Python compares: 1 equals True. */
function isEqual(a: Value | undefined, b: Value | undefined): boolean {
  const plain = (value: Value | undefined) => (typeof value === 'boolean' ? Number(value) : value);
  const [left, right] = [plain(a), plain(b)];
  return left !== undefined && right !== undefined && sameValue(left, right);
}
