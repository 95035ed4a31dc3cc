/** The TensorFlow sections as the bridge makes them (ptycho_torch/config_bridge.py:79-380): what it carries over, drops and fixes. */
import type { SectionName } from '../../catalogue/types';
import {
  type Candidate,
  type FieldProvenance,
  merge,
  type Provenance,
} from '../../provenance/provenance';
import type { InferenceRequest, Request, TrainingRequest } from '../../request/request';
import { pathlibText } from '../../values/python';
import type { Value } from '../../values/value';
import { ACTIVATIONS, MODES, translate } from '../checks/common';
import type { CandidateTable } from './candidates';
import { SECTIONS } from './sections';

interface Bridge {
  readonly from: SectionName;
  readonly field: string;
  readonly convert?: (value: Value) => Value;
}

const same = (from: SectionName, ...fields: string[]): { [field: string]: Bridge } =>
  Object.fromEntries(fields.map((field) => [field, { from, field }]));

const MODEL: { readonly [field: string]: Bridge } = {
  ...same('pt_data_config', 'N', 'probe_scale'),
  ...same(
    'pt_model_config',
    'n_filters_scale',
    'architecture',
    'fno_modes',
    'fno_width',
    'fno_blocks',
    'fno_cnn_blocks',
    'learned_input_channels',
    'max_hidden_channels',
    'resnet_width',
    'fno_input_transform',
    'object_big',
    'probe_big',
    'pad_object',
    'gaussian_smoothing_sigma',
  ),
  gridsize: {
    from: 'pt_data_config',
    field: 'grid_size',
    convert: (value) => (Array.isArray(value) ? (value[0] ?? null) : value),
  },
  // A value that cannot be translated stays as it is; a finding refuses it.
  model_type: { from: 'pt_model_config', field: 'mode', convert: (v) => translate(MODES, v) ?? v },
  amp_activation: {
    from: 'pt_model_config',
    field: 'amp_activation',
    convert: (v) => translate(ACTIVATIONS, v) ?? v,
  },
  probe_mask: {
    from: 'pt_model_config',
    field: 'probe_mask',
    convert: (value) => (typeof value === 'boolean' ? value : value !== null),
  },
};

const TRAINING: { readonly [field: string]: Bridge } = {
  ...same('pt_data_config', 'nphotons', 'subsample_seed'),
  ...same('pt_model_config', 'intensity_scale_trainable'),
  ...same(
    'pt_training_config',
    'batch_size',
    'train_data_file',
    'output_dir',
    'n_groups',
    'torch_loss_mode',
    'torch_mae_pred_l2_match_target',
    'gradient_clip_algorithm',
    'optimizer',
    'momentum',
    'weight_decay',
    'adam_beta1',
    'adam_beta2',
    'scheduler',
    'lr_warmup_epochs',
    'lr_min_ratio',
  ),
  // `pt_training_config` keeps the text; the bridge makes a path of it (ptycho_torch/config_bridge.py:318-322).
  test_data_file: {
    from: 'pt_training_config',
    field: 'test_data_file',
    convert: (value) => (typeof value === 'string' ? pathlibText(value) : value),
  },
  nepochs: { from: 'pt_training_config', field: 'epochs' },
  nll_weight: { from: 'pt_training_config', field: 'nll', convert: (value) => (value ? 1 : 0) },
  neighbor_count: { from: 'pt_data_config', field: 'K' },
};

const INFERENCE: { readonly [field: string]: Bridge } = {
  neighbor_count: { from: 'pt_data_config', field: 'K' },
};

const BACKEND: Candidate = {
  layer: 'derived',
  value: 'pytorch',
  detail: 'the bridge always sets pytorch',
};

/** The model inside the TensorFlow section, bridged from the PyTorch data and model sections. */
export function modelProvenance(
  request: Request,
  torch: Provenance,
): { [field: string]: FieldProvenance } {
  const provenance = modelFields(request, torch);
  return Object.fromEntries(
    Object.keys(SECTIONS.tf_model_config).map((field) => [field, provenance(field)]),
  );
}

function modelFields(request: Request, torch: Provenance): (field: string) => FieldProvenance {
  return (field) => {
    const bridge = MODEL[field];
    const candidates = bridge ? bridged(bridge, torch) : dropped(request, field);
    const mask = field === 'probe_mask' ? maskTensor(torch) : [];
    return merge([...mask, ...candidates, ...ownDefault('tf_model_config', field)]);
  };
}

/** Any value given as a mask tensor turns the mask on, False and 0 too (ptycho_torch/config_bridge.py:117-118). */
function maskTensor(torch: Provenance): Candidate[] {
  const tensor = torch.pt_model_config?.probe_mask_tensor?.value ?? null;
  return tensor === null
    ? []
    : [{ layer: 'derived', value: true, detail: 'probe_mask_tensor is not None' }];
}

/** The TensorFlow training section. */
export function trainingProvenance(
  request: TrainingRequest,
  given: CandidateTable,
  torch: Provenance,
): { [field: string]: FieldProvenance } {
  return runProvenance('tf_training_config', (field) => {
    if (field === 'n_subsample') return [...given.of(field)];
    const bridge = TRAINING[field];
    return bridge ? bridged(bridge, torch) : dropped(request, field);
  });
}

/** The TensorFlow inference section. */
export function inferenceProvenance(
  request: InferenceRequest,
  given: CandidateTable,
  torch: Provenance,
): { [field: string]: FieldProvenance } {
  const paths: { readonly [field: string]: string } = {
    model_path: pathlibText(request.model_path),
    test_data_file: pathlibText(request.test_data_file),
    output_dir: pathlibText(request.output_dir),
  };
  return runProvenance('tf_inference_config', (field) => {
    const path = paths[field];
    if (path !== undefined)
      return [{ layer: 'override', value: path, detail: 'given with the request' }];
    if (['n_groups', 'n_subsample', 'subsample_seed'].includes(field)) return [...given.of(field)];
    const bridge = INFERENCE[field];
    return bridge ? bridged(bridge, torch) : dropped(request, field);
  });
}

function runProvenance(
  section: 'tf_training_config' | 'tf_inference_config',
  candidates: (field: string) => readonly Candidate[],
): { [field: string]: FieldProvenance } {
  return Object.fromEntries(
    Object.keys(SECTIONS[section])
      .filter((field) => field !== 'model')
      .map((field) => [
        field,
        merge([
          ...(field === 'backend' ? [BACKEND] : []),
          ...candidates(field),
          ...ownDefault(section, field),
        ]),
      ]),
  );
}

function ownDefault(section: SectionName, field: string): Candidate[] {
  const facts: { readonly [field: string]: { readonly default?: Value } } = SECTIONS[section];
  const value = facts[field]?.default;
  return value === undefined
    ? []
    : [{ layer: 'tf-default', value, detail: `default of ${section}` }];
}

function dropped(request: Request, field: string): Candidate[] {
  const value = request.overrides[field];
  return value === undefined
    ? []
    : [{ layer: 'override', value, detail: 'override, ignored by the bridge', off: true }];
}

function bridged(bridge: Bridge, torch: Provenance): Candidate[] {
  return (torch[bridge.from]?.[bridge.field]?.contributions ?? []).map(
    ({ value, detail, status, ...rest }) => ({
      ...rest,
      value: bridge.convert ? bridge.convert(value) : value,
      detail: `${detail}, bridged from ${bridge.from}.${bridge.field}`,
      ...(status === 'off' ? { off: true as const } : {}),
    }),
  );
}
