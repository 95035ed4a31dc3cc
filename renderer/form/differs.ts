import type { DiffSource } from '../../shared/diff/source';
import type { FormRow } from '../../shared/form/rows';
import type { Provenance } from '../../shared/provenance/provenance';
import { sameValue } from '../../shared/values/value';

/** Whether a row's value differs from the baseline in any destination that both have. */
export function differsFrom(
  baseline: DiffSource | undefined,
  provenance: Provenance,
  { destinations }: FormRow,
): boolean {
  if (!baseline) return false;
  return destinations.some(({ section, name }) => {
    const before = baseline.provenance[section]?.[name];
    const now = provenance[section]?.[name];
    return before !== undefined && now !== undefined && !sameValue(before.value, now.value);
  });
}
