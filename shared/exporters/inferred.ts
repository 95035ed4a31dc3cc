/** Settings that a run infers from the dataset again, whatever is written. */
import type { Propagation } from '../propagation/propagation';
import type { Provenance } from '../provenance/provenance';
import { sameValue, type Value } from '../values/value';

/** The value that a run infers in place of an override; undefined where it infers none. */
export const inferredValue = (
  { inferred }: Propagation,
  provenance: Provenance,
): Value | undefined =>
  inferred &&
  provenance[inferred.section]?.[inferred.name]?.contributions.find(
    ({ layer }) => layer === 'inferred',
  )?.value;

/** Whether a run infers another value than the override's. */
export function isInferredOtherwise(
  propagation: Propagation | null | undefined,
  provenance: Provenance,
  given: Value,
): boolean {
  const inferred = propagation ? inferredValue(propagation, provenance) : undefined;
  return inferred !== undefined && !sameValue(inferred, given);
}
