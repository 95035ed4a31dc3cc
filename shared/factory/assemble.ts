/** Payload and legacy params as views of the provenance. */
import type { SectionName } from '../catalogue/types';
import type { FieldProvenance, Provenance } from '../provenance/provenance';
import type { Workflow } from '../request/request';
import type { Target } from '../targets/target';
import { isValues, own, type Value, type Values } from '../values/value';
import type { Payload } from './resolution';

/** The section that holds `model` inside. */
export const tensorflowSection = (workflow: Workflow): SectionName =>
  workflow === 'training' ? 'tf_training_config' : 'tf_inference_config';

const valuesOf = (
  provenances: { readonly [field: string]: FieldProvenance } = {},
): { [field: string]: Value } =>
  Object.fromEntries(
    Object.entries(provenances).map(([field, fieldProvenance]) => [field, fieldProvenance.value]),
  );

/** The payload: each section's winning values in catalogue order, then the audit trail. */
export function assemblePayload(
  target: Target,
  workflow: Workflow,
  provenance: Provenance,
  overridesApplied: Values,
): Payload {
  const sections = target.payloadSections[workflow].map((section) => {
    const values = valuesOf(provenance[section]);
    const inside = section === tensorflowSection(workflow);
    return [section, inside ? { model: valuesOf(provenance.tf_model_config), ...values } : values];
  });
  return { ...Object.fromEntries(sections), overrides_applied: overridesApplied };
}

/**
 * The flat `params.cfg` dictionary of a TensorFlow config: `model` spread into it, nulls left
 * out, keys renamed by the target's legacy names.
 */
export function legacyParams(target: Target, config: Values): Values {
  const { model, ...rest } = config;
  const flat = { ...rest, ...(isValues(model) ? model : {}) };
  return Object.fromEntries(
    Object.entries(flat)
      .filter(([, value]) => value !== null)
      .map(([field, value]) => [own(target.legacyKeys, field) ?? field, value]),
  );
}
