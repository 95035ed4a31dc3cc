/** Where two payloads differ, by their values alone: for a file's own payload, whose provenance cannot be trusted. */
import type { Payload } from '../factory/resolution';
import { isValues, sameValue, type Value, type Values } from '../values/value';

export interface PayloadChange {
  /** As in provenance: `tf_model_config` for the model inside the TensorFlow section. */
  readonly section: string;
  readonly name: string;
  /** undefined where that payload has no such field, which is not the same as None. */
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

export interface PayloadValues {
  readonly payload: Payload;
  readonly legacyParams: Values;
}

/** Every field with another value, in the payloads' order; the legacy params as a section of their own. */
export function payloadChanges(before: PayloadValues, after: PayloadValues): PayloadChange[] {
  const [left, right] = [payloadFields(before), payloadFields(after)];
  return union(left, right).flatMap((section) => {
    const [a, b] = [left[section] ?? {}, right[section] ?? {}];
    return union(a, b).flatMap((name): PayloadChange[] => {
      const [one, other] = [own(a, name), own(b, name)];
      return one !== undefined && other !== undefined && sameValue(one, other)
        ? []
        : [{ section, name, before: one, after: other }];
    });
  });
}

/** Sections with their fields; those inside a section (`tf_model_config`, `model_spec.model_config`) beside it. */
export function payloadFields({ payload, legacyParams }: PayloadValues): {
  [section: string]: Values;
} {
  const sections: { [section: string]: Values } = {};
  for (const [section, values] of Object.entries(payload)) {
    const inner = Object.entries(INNER[section] ?? INNER_MODEL).flatMap(([field, name]) => {
      const value = own(values, field);
      return isValues(value) ? [{ field, name, value }] : [];
    });
    sections[section] = Object.fromEntries(
      Object.entries(values).filter(([name]) => !inner.some(({ field }) => field === name)),
    );
    for (const { name, value } of inner) sections[name] = value;
  }
  return { ...sections, legacy_params: legacyParams };
}

const INNER_MODEL = { model: 'tf_model_config' };
/** Fields that are sections, with the name under which they are compared. */
const INNER: { readonly [section: string]: { readonly [field: string]: string } } = {
  overrides_applied: {},
  model_spec: { model_config: 'model_spec.model_config' },
};

const own = (values: Values, name: string): Value | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

const union = (a: object, b: object): string[] => [
  ...new Set([...Object.keys(a), ...Object.keys(b)]),
];
