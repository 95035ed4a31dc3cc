import type { Provenance } from '../provenance/provenance';
import { sameValue } from '../values/value';

/** Places of a payload, as `section.field`, that another lacks or has another value for. */
export const changedPlaces = (provenance: Provenance, other: Provenance): string[] =>
  Object.entries(provenance).flatMap(([section, fields]) =>
    Object.entries(fields).flatMap(([field, { value }]) => {
      const its = other[section]?.[field];
      return its && sameValue(its.value, value) ? [] : [`${section}.${field}`];
    }),
  );
