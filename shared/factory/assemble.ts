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

function valuesOf(provenances: { readonly [field: string]: FieldProvenance } = {}): {
  [field: string]: Value;
} {
  const values: { [field: string]: Value } = {};
  for (const field in provenances) values[field] = provenances[field]?.value ?? null;
  return values;
}

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
  const specs = workflow === 'training' ? modelSpec(target, provenance) : [];
  // Before the execution config, where PtychoPINN's payload declares it.
  return {
    ...Object.fromEntries([...sections.slice(0, -1), ...specs, ...sections.slice(-1)]),
    overrides_applied: overridesApplied,
  };
}

/** The section `model_spec`: the model's fields but the deprecated alias, with the target's constants. */
function modelSpec({ traits }: Target, provenance: Provenance): [string, Values][] {
  const { modelSpec: constants, objectPolicy } = traits.factory;
  if (constants === null) return [];
  const fields = Object.entries(valuesOf(provenance.pt_model_config));
  const model = Object.fromEntries(fields.filter(([field]) => field !== objectPolicy?.alias));
  const { schema_version = null, ...rest } = constants;
  return [['model_spec', { schema_version, model_config: model, ...rest }]];
}

/**
 * The flat `params.cfg` dictionary of a TensorFlow config: `model` spread into it, nulls left
 * out, keys renamed by the target's legacy names.
 */
export function legacyParams(target: Target, config: Values): Values {
  const { model, ...rest } = config;
  const flat = { ...rest, ...(isValues(model) ? model : {}) };
  const params: { [name: string]: Value } = {};
  for (const field in flat) {
    const value = flat[field] ?? null;
    if (value !== null) params[own(target.legacyKeys, field) ?? field] = value;
  }
  return params;
}
