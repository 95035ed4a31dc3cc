/** Pinning: setting a field to its current value, so that it no longer follows a default. */

import type { FormRow } from '../../../shared/form/rows';
import type { FieldProvenance } from '../../../shared/provenance/provenance';
import { typeProblem } from '../../../shared/values/parse';
import type { Value } from '../../../shared/values/value';

/** The value to set, in the form's own terms (`2` for the grid (2, 2)); undefined where there is none. */
export function pinValue(row: FormRow, { value }: FieldProvenance): Value | undefined {
  const candidates = Array.isArray(value) ? [value, value[0]] : [value];
  return candidates.find((item) => item !== undefined && typeProblem(item, row.type) === null);
}
