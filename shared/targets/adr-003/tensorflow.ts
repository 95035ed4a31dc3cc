/** The TensorFlow sections of the design document: override, else bridged from PyTorch, else TensorFlow's default. */
import type { SectionName } from '../../catalogue/types';
import {
  type Candidate,
  type FieldProvenance,
  merge,
  type Provenance,
} from '../../provenance/provenance';
import type { Request } from '../../request/request';
import { isTrue } from '../../values/python';
import type { Value } from '../../values/value';
import { ACTIVATIONS, MODES, translate } from '../checks/common';
import { ALIASES } from './names';
import { SECTIONS } from './sections';

interface Bridge {
  readonly from: SectionName;
  readonly field: string;
  readonly convert?: (value: Value) => Value;
}

/** A mask array would be True; a payload holds no arrays, so anything but false or None is. */
const maskToBool = (value: Value): Value => value !== null && value !== false;

/** A value that the bridge cannot translate stays as it is; a finding refuses it. */
const activation = (value: Value): Value => translate(ACTIVATIONS, value) ?? value;
const modelType = (value: Value): Value => translate(MODES, value) ?? value;

const same = (from: SectionName, ...fields: string[]): [string, Bridge][] =>
  fields.map((field) => [field, { from, field }]);

const MODEL_BRIDGES: { readonly [field: string]: Bridge } = {
  ...Object.fromEntries(same('pt_data_config', 'N', 'probe_scale')),
  ...Object.fromEntries(
    same(
      'pt_model_config',
      'n_filters_scale',
      'object_big',
      'probe_big',
      'pad_object',
      'gaussian_smoothing_sigma',
    ),
  ),
  gridsize: {
    from: 'pt_data_config',
    field: 'grid_size',
    convert: (value) => (Array.isArray(value) ? (value[0] ?? null) : value),
  },
  model_type: { from: 'pt_model_config', field: 'mode', convert: modelType },
  amp_activation: { from: 'pt_model_config', field: 'amp_activation', convert: activation },
  probe_mask: { from: 'pt_model_config', field: 'probe_mask', convert: maskToBool },
};

const RUN_BRIDGES: { readonly [field: string]: Bridge } = {
  ...Object.fromEntries(same('pt_data_config', 'nphotons', 'subsample_seed')),
  ...Object.fromEntries(same('pt_model_config', 'intensity_scale_trainable')),
  ...Object.fromEntries(same('pt_training_config', 'batch_size')),
  nepochs: { from: 'pt_training_config', field: 'epochs' },
  neighbor_count: { from: 'pt_data_config', field: 'K' },
  nll_weight: {
    from: 'pt_training_config',
    field: 'nll',
    convert: (value) => (isTrue(value) ? 1 : 0),
  },
};

/** TensorFlow's own vocabulary for an override that names one of its fields. */
const CONVERTED: { readonly [field: string]: (value: Value) => Value } = {
  model_type: modelType,
  amp_activation: activation,
  probe_mask: maskToBool,
};

/** Provenance of one field of a TensorFlow section; `fixed` are values that the request itself gives. */
export function tensorflowProvenance(
  request: Request,
  section: SectionName,
  field: string,
  torch: Provenance,
  fixed: { readonly [field: string]: Candidate },
): FieldProvenance {
  const given = fixed[field];
  // An alias reaches the section through the bridge, where the canonical name wins over it.
  const named = Object.hasOwn(ALIASES, field) ? undefined : request.overrides[field];
  const bridge = (section === 'tf_model_config' ? MODEL_BRIDGES : RUN_BRIDGES)[field];
  const source = bridge && torch[bridge.from]?.[bridge.field];
  const facts: { readonly [field: string]: { readonly default?: Value } } = SECTIONS[section];
  const ownDefault = facts[field]?.default;
  const convert = CONVERTED[field] ?? ((value: Value) => value);
  return merge([
    ...(given ? [given] : []),
    ...(named === undefined
      ? []
      : [{ layer: 'override' as const, value: convert(named), detail: 'override' }]),
    ...(bridge && source ? bridged(bridge, source, named !== undefined) : []),
    ...(ownDefault === undefined
      ? []
      : [{ layer: 'tf-default' as const, value: ownDefault, detail: `default of ${section}` }]),
  ]);
}

/** The source's contributions, converted; the section itself already lists a same-named override. */
function bridged(bridge: Bridge, source: FieldProvenance, named: boolean): Candidate[] {
  return source.contributions
    .filter(({ layer, name }) => !(named && layer === 'override' && name === undefined))
    .map(({ value, detail, status, ...rest }) => ({
      ...rest,
      value: bridge.convert ? bridge.convert(value) : value,
      detail: `${detail}, bridged from ${bridge.from}.${bridge.field}`,
      ...(status === 'off' ? { off: true as const } : {}),
    }));
}
