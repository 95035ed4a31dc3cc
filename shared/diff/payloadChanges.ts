/** Where two payloads differ, by their values alone: for a file's own payload, whose provenance cannot be trusted. */
import type { Payload } from '../factory/resolution';
import { sameValue, type Value, type Values } from '../values/value';

export interface PayloadChange {
  /** As in provenance: `tf_model_config` for the model inside the TensorFlow section. */
  readonly section: string;
  readonly name: string;
  /** undefined where that payload has no such field, which is not the same as None. */
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** Every field with another value, in the payloads' order; the legacy params as a section of their own. */
export function payloadChanges(
  before: { readonly payload: Payload; readonly legacyParams: Values },
  after: { readonly payload: Payload; readonly legacyParams: Values },
): PayloadChange[] {
  const left = flat(before.payload, before.legacyParams);
  const right = flat(after.payload, after.legacyParams);
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((section) => {
    const a = left[section] ?? {};
    const b = right[section] ?? {};
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name): PayloadChange[] =>
      a[name] !== undefined && b[name] !== undefined && sameValue(a[name], b[name])
        ? []
        : [{ section, name, before: a[name], after: b[name] }],
    );
  });
}

/** Sections side by side, the model taken out of its TensorFlow section. */
function flat(payload: Payload, legacyParams: Values): { [section: string]: Values } {
  const sections: { [section: string]: Values } = {};
  for (const [section, { model, ...values }] of Object.entries(payload)) {
    sections[section] = isValues(model) || model === undefined ? values : { ...values, model };
    if (isValues(model)) sections.tf_model_config = model;
  }
  return { ...sections, legacy_params: legacyParams };
}

const isValues = (value: Value | undefined): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
