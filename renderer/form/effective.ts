/** A row's effective value as text. */

import type { FormRow } from '../../shared/form/rows';
import type { FieldProvenance } from '../../shared/provenance/provenance';
import { findTarget } from '../../shared/targets';
import type { FieldType } from '../../shared/values/fieldType';
import { sameValue, type Value } from '../../shared/values/value';
import { runnerUp } from '../kit/fields/layers';
import { controlText } from './setting';

/** Type of the row's first destination. */
function landedType(target: string, row: FormRow): FieldType | undefined {
  const destination = row.destinations[0];
  return destination && findTarget(target)?.sections[destination.section][destination.name]?.type;
}

/** The value without the user's setting; empty when that is not known. */
export function defaultText(
  target: string,
  row: FormRow,
  provenance: FieldProvenance | undefined,
  set: boolean,
): string {
  const held = set && provenance ? runnerUp(provenance) : provenance;
  return held ? controlText(held.value, landedType(target, row)) : '';
}

/** What a value becomes in its destination, where the two differ (`2` becomes `(2, 2)`); else null. */
export function landedText(
  target: string,
  row: FormRow,
  provenance: FieldProvenance | undefined,
  value: Value,
): string | null {
  if (!provenance || sameValue(provenance.value, value)) return null;
  return controlText(provenance.value, landedType(target, row));
}
