/** Target `adr-003`: the design document of 2025-10, taken by its wording. */
import type { Target } from '../target';
import { EXPORTS } from './exports';
import { factory } from './factory';
import { ALIASES, CLI_DEFAULTS, LEGACY_KEYS, SYNONYMS } from './names';
import { SECTIONS } from './sections';
import { TRAITS } from './traits';
import { uses } from './uses';

export const ADR_003: Target = {
  name: 'adr-003',
  commit: null,
  title: 'ADR-003 blueprint (2025-10)',
  summary:
    'The design document of October 2025, for reading and comparing payloads that follow it.',
  traits: TRAITS,
  sections: SECTIONS,
  legacyKeys: LEGACY_KEYS,
  aliases: ALIASES,
  synonyms: SYNONYMS,
  cliDefaults: CLI_DEFAULTS,
  profiles: {},
  overridesSetOptions: true,
  payloadSections: {
    training: [
      'tf_training_config',
      'pt_data_config',
      'pt_model_config',
      'pt_training_config',
      'execution_config',
    ],
    inference: ['tf_inference_config', 'pt_data_config', 'pt_inference_config', 'execution_config'],
  },
  decided: {
    training: ['model', 'train_data_file', 'output_dir', 'C', 'C_model', 'C_forward'],
    inference: ['model', 'model_path', 'test_data_file', 'output_dir', 'C', 'C_model', 'C_forward'],
  },
  // A design document is not run.
  routes: { training: [], inference: [] },
  propagation: () => null,
  propagationNames: () => [],
  exports: EXPORTS,
  uses,
  training: factory,
  inference: factory,
};
