/**
 * The rules whose findings the factory itself produces, where it refuses or warns: one entry a rule. The checks that
 * find them stand with the factory, since what it refuses decides whether there is a payload.
 */
import type { Finding, Fix } from './finding';
import { findingOf, type RuleFacts } from './ruleFacts';

type Outcome = RuleFacts['outcome'];
type Stage = RuleFacts['stage'];

const refusal = (
  fields: readonly string[],
  title: string,
  source: string,
  why: string,
): RuleFacts => ({
  title,
  outcome: 'blocked',
  stage: 'factory',
  source,
  why,
  fields,
});

const warning = (
  fields: readonly string[],
  title: string,
  outcome: Outcome,
  stage: Stage,
  source: string,
  why: string,
): RuleFacts => ({ title, outcome, stage, source, why, fields });

export const FACTORY_RULES = {
  'bad-request': refusal(
    ['request'],
    'Not a request',
    'SPEC 8',
    'A line that is not a request cannot be resolved; the others are not touched by it.',
  ),
  'internal-error': refusal(
    ['request'],
    'Pinnboard failed',
    'SPEC 4',
    'A bug in Pinnboard kept this request from being resolved. Nothing is known of it; other requests are not affected.',
  ),
  'check-failed': {
    fields: [],
    title: 'A check failed',
    outcome: 'info',
    stage: 'factory',
    source: 'SPEC 4',
    why: 'A bug in Pinnboard kept one rule from being checked. What it looks for may be there; all other rules were checked.',
  },
  'unknown-target': refusal(
    ['target'],
    'Unknown target',
    'SPEC 2',
    'A target is a revision of PtychoPINN; without one there are no fields and no factory to ask.',
  ),
  'dataset-missing': refusal(
    ['train_data_file', 'test_data_file'],
    'Dataset not found',
    'Blueprint 4.3; V4',
    'The factory opens the dataset to infer N before it builds anything.',
  ),
  'dataset-unreadable': refusal(
    ['train_data_file', 'test_data_file'],
    'Dataset cannot be read',
    'SPEC 3.1; SPEC 5',
    'PtychoPINN loads the same file with numpy; what cannot be read here cannot be read there.',
  ),
  'array-missing': refusal(
    ['diffraction', 'probeGuess', 'xcoords', 'ycoords'],
    'A required array is missing',
    'Blueprint 4.3; DATA-001',
    'Every loader of PtychoPINN asks for these arrays by name and ends with a KeyError without them.',
  ),
  'model-missing': refusal(
    ['model_path'],
    'Model folder not found',
    'SPEC 3.1; V4',
    'Inference rebuilds the network from the model folder that training wrote.',
  ),
  'model-archive-missing': refusal(
    ['model_path'],
    'Model folder holds no wts.h5.zip',
    'SPEC 3.1; V4',
    'The weights and the configuration of the network stand in wts.h5.zip; the factory looks for it by name.',
  ),
  'n-groups-missing': refusal(
    ['n_groups'],
    'n_groups is not set',
    'Blueprint 4.3; V12',
    'The number of groups decides how much of the scan is used. The factory gives it no default.',
  ),
  'grid-not-square': refusal(
    ['gridsize', 'grid_size'],
    'The grid is not square',
    'Blueprint 4.3; V13',
    'Groups are gridsize by gridsize patterns; the bridge to TensorFlow has one number for both sides.',
  ),
  'unknown-mode': refusal(
    ['mode', 'model_type'],
    'Unknown mode',
    'SPEC 3.1; V24',
    'The mode chooses the loss and what the network needs; the bridge translates just two of them.',
  ),
  'unknown-activation': refusal(
    ['amp_activation'],
    'Unknown activation',
    'SPEC 3.1; V24',
    'TensorFlow and PyTorch name activations differently; the bridge translates a fixed list.',
  ),
  'unknown-knob': refusal(
    [],
    'Unknown execution knob',
    'SPEC 3.1',
    'The execution config is a dataclass: a name that it does not have is a TypeError.',
  ),
  'knob-refused': refusal(
    [
      'n_devices',
      'devices',
      'learning_rate',
      'accum_steps',
      'early_stop_patience',
      'inference_batch_size',
      'num_workers',
      'checkpoint_save_top_k',
      'accelerator',
      'precision',
      'checkpoint_mode',
    ],
    'Execution knob refused',
    'SPEC 3.1; V41',
    'The execution config checks its values when it is made, before any training.',
  ),
  'unknown-profile': refusal(
    ['profile'],
    'Unknown profile',
    'SPEC 3.2; V31',
    'A profile is a fixed bundle of settings that the factory knows by name.',
  ),
  'profile-contradicted': refusal(
    [
      'profile',
      'scale_contract_version',
      'measurement_domain',
      'physics_forward_mode',
      'torch_loss_mode',
      'loss_function',
    ],
    'An override contradicts the profile',
    'SPEC 3.2; V31',
    'The profile promises a contract between data, scale and loss; an override that breaks it is refused.',
  ),
  'scale-contract-pair': refusal(
    ['scale_contract_version', 'measurement_domain'],
    'Scale contract and domain are not a pair',
    'SPEC 3.2; V30',
    'How the data are scaled and which quantity they hold belong together; half a pair would mix two contracts.',
  ),
  'physics-gain': refusal(
    ['amplitude_physics_gain', 'physics_forward_mode'],
    'amplitude_physics_gain refused',
    'SPEC 3.2; V32',
    'The gain multiplies the modelled amplitude; zero, negative or infinite makes the loss meaningless.',
  ),
  'ci-half-configured': refusal(
    ['rect_s1s2_init', 'physics_forward_mode'],
    'CI calibration without its forward model',
    'V31',
    'Calibration from data needs the forward model that uses it.',
  ),
  'ci-incoherent': refusal(
    ['mode', 'torch_loss_mode', 'physics_forward_mode'],
    'CI contract with the wrong mode or loss',
    'SPEC 3.2; V32',
    'The count-intensity contract is defined for unsupervised training with the Poisson loss.',
  ),
  'loss-weight-type': refusal(
    ['nll_weight'],
    'nll_weight cannot be compared',
    'V25',
    'The factory compares nll_weight with zero; text or a list cannot be compared.',
  ),

  'metadata-refused': refusal(
    ['_metadata', 'nphotons'],
    'physics_parameters in _metadata is no dictionary',
    'DATA-002; V28 (F:246, MD:245)',
    'Without an override the factory asks the metadata for nphotons, and stops with an AttributeError when they are not laid out as PtychoPINN writes them.',
  ),

  'nphotons-divergence': warning(
    ['nphotons'],
    'PyTorch and TensorFlow assume different photon numbers',
    'wrong-result',
    'train',
    'Blueprint 4.3; V29',
    'The Poisson loss is scaled by the photon number. PyTorch and TensorFlow assume numbers that differ by 10,000, so a run without your own number trains on a wrong noise level.',
  ),
  'probe-size-fallback': warning(
    ['N', 'probeGuess'],
    'Probe size could not be inferred',
    'wrong-result',
    'load',
    'Blueprint 4.3; V1',
    'N is read off probeGuess. A wrong N fails when the data are loaded, or crops them without a word.',
  ),
  'test-data-missing': warning(
    ['test_data_file'],
    'No validation dataset',
    'ignored',
    'train',
    'Blueprint 4.3; V5',
    'Without validation data the schedule and early stopping watch the training loss, or nothing.',
  ),
  'legacy-diffraction-name': warning(
    ['diffraction'],
    'Patterns stand under the old name diff3d',
    'ignored',
    'load',
    'SPEC 3.1; FORMAT-001',
    'Loaders disagree: some read diffraction, some the old diff3d.',
  ),
  'unknown-override': warning(
    [],
    'Unknown override',
    'ignored',
    'factory',
    'SPEC 4; V21',
    'PtychoPINN copies only names that it knows and says nothing of the others, while its audit trail lists them as if they counted; a misspelt name costs the run.',
  ),
  'value-type': warning(
    [],
    'A value has the wrong type',
    'crash',
    'load',
    'SPEC 2; V35; V37; V40',
    'The dataclasses do not check types, so a wrong one travels until something computes with it.',
  ),
  'dataset-unusable': warning(
    ['diffraction', 'probeGuess', 'xcoords', 'ycoords'],
    'Training will not be able to read the dataset',
    'crash',
    'load',
    'V7',
    'The factory only looks at the probe; the loader then asks for shapes that fit together.',
  ),
  'metadata-unreadable': warning(
    ['_metadata'],
    '_metadata cannot be read',
    'ignored',
    'load',
    'SPEC 5; DATA-002',
    "Photon numbers in _metadata are taken by some of PtychoPINN's paths and missed by others.",
  ),
  'array-unreadable': warning(
    [],
    'An array cannot be read',
    'crash',
    'load',
    'SPEC 5; V7',
    'numpy will stumble over the same bytes when the array is used.',
  ),
} as const satisfies { readonly [id: string]: RuleFacts };

export type FactoryRuleId = keyof typeof FACTORY_RULES;

/** A finding of the rule `id`: what the rule says of itself, plus this case's fields, message and fixes. */
export function finding(
  id: FactoryRuleId,
  fields: readonly string[],
  message: string,
  fixes: readonly Fix[] = [],
): Finding {
  return findingOf(id, FACTORY_RULES[id], { fields, message, fixes });
}
