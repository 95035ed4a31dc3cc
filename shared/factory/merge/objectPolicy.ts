/** The object policy: two fields that are given together, and the older field that selects a row of them by itself. */
import type { Candidate } from '../../provenance/provenance';
import type { ObjectPolicy } from '../../targets/traits/factory';
import { sameValue } from '../../values/value';
import type { CandidateTable } from './table';

/** Fields that are None until the policy gives them a value. */
export const policyFields = (policy: ObjectPolicy): string[] => [
  ...policy.pair,
  policy.alias,
  policy.weighting.field,
];

/** What the policy adds to the candidates of a field; nothing for fields that it is not about. */
export function fromPolicy(table: CandidateTable, field: string, section: string): Candidate[] {
  const policy = table.target.traits.factory.objectPolicy;
  if (!policy || !policyFields(policy).includes(field)) return [];
  const fallback =
    field === policy.weighting.field ? policy.weighting.default : policy.default[field];
  const unset: Candidate = {
    layer: 'pt-default',
    value: fallback ?? null,
    detail: `default of ${section}, when it is not set`,
  };
  if (field === policy.weighting.field) return [unset];
  const others = [...policy.pair, policy.alias].filter((other) => other !== field);
  for (const other of others) {
    const value = table.value(other) ?? null;
    const row = policy.rows.find((candidate) => sameValue(candidate[other] ?? null, value));
    if (value !== null && row)
      return [{ layer: 'derived', value: row[field] ?? null, detail: `follows ${other}` }, unset];
  }
  return [unset];
}
