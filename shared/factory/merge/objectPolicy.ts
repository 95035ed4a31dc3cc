/** The object policy: two fields that are given together, and the older field that selects a row of them by itself. */
import type { Candidate } from '../../provenance/provenance';
import type { Target } from '../../targets/target';
import type { ObjectPolicy } from '../../targets/traits/factory';
import { once } from '../../values/once';
import { sameValue, type Value } from '../../values/value';
import type { CandidateTable } from './table';

/** Fields that are None until the policy gives them a value. */
export const policyFields = once(({ pair, alias, weighting }: ObjectPolicy): readonly string[] => [
  ...pair,
  alias,
  weighting.field,
]);

/** The default of a field that is None until the policy gives it a value; undefined for other fields. */
export function policyDefault({ traits }: Target, field: string): Value | undefined {
  const policy = traits.factory.objectPolicy;
  if (!policy || !policyFields(policy).includes(field)) return undefined;
  return field === policy.weighting.field ? policy.weighting.default : policy.default[field];
}

/** What the other fields of the pair and its alias make of a field. */
export function fromPolicy(table: CandidateTable, field: string): readonly Candidate[] {
  const policy = table.target.traits.factory.objectPolicy;
  if (!policy || !(policy.pair.includes(field) || field === policy.alias)) return NONE;
  for (const other of [...policy.pair, policy.alias].filter((name) => name !== field)) {
    const value = table.value(other) ?? null;
    const row = policy.rows.find((one) => sameValue(one[other] ?? null, value));
    if (value !== null && row)
      return [{ layer: 'derived', value: row[field] ?? null, detail: `follows ${other}` }];
  }
  return NONE;
}

const NONE: readonly Candidate[] = [];
