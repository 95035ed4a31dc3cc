/** Payload and legacy params as views of the provenance. */
import type { SectionName } from '../catalogue/types';
import type { FieldProvenance, Provenance } from '../provenance/provenance';
import type { Request, Workflow } from '../request/request';
import type { Target } from '../targets/target';
import { isValues, own, type Value, type Values } from '../values/value';
import type { FactoryResult } from './merge';
import { unsetOf } from './merge/unset';
import type { Payload } from './resolution';

/** The section that holds `model` inside. */
export const tensorflowSection = (workflow: Workflow): SectionName =>
  workflow === 'training' ? 'tf_training_config' : 'tf_inference_config';

type Fields = { readonly [field: string]: FieldProvenance };

/** The payload: each section's winning values in catalogue order, then the audit trail. */
export function assemblePayload(
  target: Target,
  request: Request,
  {
    provenance,
    own,
    overridesApplied,
  }: Pick<FactoryResult, 'provenance' | 'own' | 'overridesApplied'>,
): Payload {
  const unset = unsetPayload(target, request);
  const payload: { [section: string]: Values } = { ...unset };
  /** A section, or the dictionary `inside` it, as a copy that may be written to; undefined where the payload has none. */
  const writable = (section: string, inside?: string) => {
    const before = unset[section];
    if (!before) return undefined;
    if (payload[section] === before) payload[section] = { ...before };
    const values = payload[section] as { [field: string]: Value };
    if (inside === undefined) return values;
    if (values[inside] === before[inside]) values[inside] = { ...(before[inside] as Values) };
    return values[inside] as { [field: string]: Value };
  };
  for (const { section, name } of own) {
    const value = provenance[section]?.[name]?.value;
    if (value === undefined) continue;
    const places =
      section === 'tf_model_config'
        ? [writable(tensorflowSection(request.workflow), 'model')]
        : section === 'pt_model_config'
          ? [writable(section), writable('model_spec', 'model_config')]
          : [writable(section)];
    for (const values of places) if (values && Object.hasOwn(values, name)) values[name] = value;
  }
  return { ...payload, overrides_applied: overridesApplied };
}

const known = new WeakMap<Provenance, Payload>();

/** The payload of a request without settings: what no setting touches is shared by all payloads. */
function unsetPayload(target: Target, request: Request): Payload {
  const { sections } = unsetOf(target, request);
  const found = known.get(sections) ?? assemble(target, request.workflow, sections);
  known.set(sections, found);
  return found;
}

function assemble(target: Target, workflow: Workflow, provenance: Provenance): Payload {
  const sections = target.payloadSections[workflow].map((section) => {
    const values = valuesOf(provenance[section]);
    return section === tensorflowSection(workflow)
      ? [section, { model: valuesOf(provenance.tf_model_config), ...values }]
      : [section, values];
  });
  const specs = workflow === 'training' ? modelSpec(target, provenance) : [];
  // Before the execution config, where PtychoPINN's payload declares it.
  return Object.fromEntries([...sections.slice(0, -1), ...specs, ...sections.slice(-1)]);
}

const valuesOf = (fields: Fields = {}): Values =>
  Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));

/** The section `model_spec`: the model's fields but the deprecated alias, with the target's constants. */
function modelSpec({ traits }: Target, { pt_model_config }: Provenance): [string, Values][] {
  const { modelSpec: constants, objectPolicy } = traits.factory;
  if (constants === null) return [];
  const { [objectPolicy?.alias ?? '']: _, ...model_config } = valuesOf(pt_model_config);
  const { schema_version = null, ...rest } = constants;
  return [['model_spec', { schema_version, model_config, ...rest }]];
}

/**
 * The flat `params.cfg` dictionary of a TensorFlow config: `model` spread into it, nulls left
 * out, keys renamed by the target's legacy names.
 */
export function legacyParams(target: Target, config: Values): Values {
  const model = isValues(config.model) ? config.model : {};
  const params: [string, Value][] = [];
  const add = (field: string, value: Value = null) => {
    if (value !== null) params.push([own(target.legacyKeys, field) ?? field, value]);
  };
  for (const field in config)
    if (field !== 'model') add(field, Object.hasOwn(model, field) ? model[field] : config[field]);
  for (const field in model) if (!Object.hasOwn(config, field)) add(field, model[field]);
  return Object.fromEntries(params);
}
