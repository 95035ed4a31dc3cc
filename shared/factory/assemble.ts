/** Payload and legacy params as views of the provenance. */
import type { SectionName } from '../catalogue/types';
import type { FieldProvenance, Provenance } from '../provenance/provenance';
import type { Request, Workflow } from '../request/request';
import type { Target } from '../targets/target';
import { isValues, own, type Value, type Values } from '../values/value';
import { unsetOf } from './merge/unset';
import type { Payload } from './resolution';

/** The section that holds `model` inside. */
export const tensorflowSection = (workflow: Workflow): SectionName =>
  workflow === 'training' ? 'tf_training_config' : 'tf_inference_config';

type Fields = { readonly [field: string]: FieldProvenance };

/** The sections of a payload, with the provenance that they are views of. */
interface Assembled {
  readonly provenance: Provenance;
  readonly sections: Payload;
}

/** The payload: each section's winning values in catalogue order, then the audit trail. */
export function assemblePayload(
  target: Target,
  request: Request,
  provenance: Provenance,
  overridesApplied: Values,
): Payload {
  const sections = assemble(target, request.workflow, provenance, unsetPayload(target, request));
  return { ...sections, overrides_applied: overridesApplied };
}

const known = new WeakMap<Provenance, Assembled>();

/** The payload of a request without settings: what no setting touches is shared by all payloads. */
function unsetPayload(target: Target, request: Request): Assembled {
  const { sections: provenance } = unsetOf(target, request);
  const found = known.get(provenance) ?? {
    provenance,
    sections: assemble(target, request.workflow, provenance, undefined),
  };
  known.set(provenance, found);
  return found;
}

/** It shares what is the same with `like`, a payload of the same target and workflow. */
function assemble(
  target: Target,
  workflow: Workflow,
  provenance: Provenance,
  like: Assembled | undefined,
): Payload {
  const sections = target.payloadSections[workflow].map((section) => {
    const before = like?.sections[section];
    const values = valuesOf(provenance[section], before, like?.provenance[section]);
    if (section !== tensorflowSection(workflow)) return [section, values];
    const { tf_model_config } = provenance;
    if (!before) return [section, { model: valuesOf(tf_model_config), ...values }];
    const modelBefore = isValues(before.model) ? before.model : undefined;
    const model = valuesOf(tf_model_config, modelBefore, like?.provenance.tf_model_config);
    return [section, model === modelBefore ? values : { ...values, model }];
  });
  const specs = workflow === 'training' ? modelSpec(target, provenance, like) : [];
  // Before the execution config, where PtychoPINN's payload declares it.
  return Object.fromEntries([...sections.slice(0, -1), ...specs, ...sections.slice(-1)]);
}

/** The values of fields; those of `fieldsBefore` were `before`, some left out. */
function valuesOf(fields: Fields = {}, before?: Values, fieldsBefore: Fields = {}): Values {
  if (!before)
    return Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
  if (fields === fieldsBefore) return before;
  const values: { [field: string]: Value } = { ...before };
  for (const name in fields) {
    const field = fields[name];
    if (field && field !== fieldsBefore[name] && Object.hasOwn(before, name))
      values[name] = field.value;
  }
  return values;
}

/** The section `model_spec`: the model's fields but the deprecated alias, with the target's constants. */
function modelSpec(
  { traits }: Target,
  { pt_model_config }: Provenance,
  like: Assembled | undefined,
): [string, Values][] {
  const { modelSpec: constants, objectPolicy } = traits.factory;
  if (constants === null) return [];
  const before = like?.sections.model_spec;
  if (isValues(before?.model_config)) {
    const fieldsBefore = like?.provenance.pt_model_config;
    const model_config = valuesOf(pt_model_config, before.model_config, fieldsBefore);
    return [['model_spec', { ...before, model_config }]];
  }
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
