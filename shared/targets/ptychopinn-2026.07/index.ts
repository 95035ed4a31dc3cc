/** Target `ptychopinn-2026.07`: what PtychoPINN's own factory does at 712c23f, as recorded. */
import { READ_AT } from '../commits';
import type { Target } from '../target';
import { EXPORTS } from './exports';
import { inference } from './inference';
import { ALIASES, CI_BUNDLE, CLI_DEFAULTS, LEGACY_KEYS, SYNONYMS } from './names';
import { propagation, propagationNames } from './propagation';
import { ROUTES } from './propagation/routes';
import { SECTIONS } from './sections';
import { training } from './training';
import { TRAITS } from './traits';
import { uses } from './uses';

export const PTYCHOPINN_2026_07: Target = {
  name: 'ptychopinn-2026.07',
  commit: READ_AT,
  title: 'PtychoPINN 2026-07 (main at 712c23f)',
  summary:
    'The main branch of July 2026 (commit 712c23f), with the behaviour of its configuration factory.',
  traits: TRAITS,
  sections: SECTIONS,
  legacyKeys: LEGACY_KEYS,
  aliases: ALIASES,
  synonyms: SYNONYMS,
  cliDefaults: CLI_DEFAULTS,
  profiles: { ci: CI_BUNDLE },
  overridesSetOptions: false,
  payloadSections: {
    training: [
      'tf_training_config',
      'pt_data_config',
      'pt_model_config',
      'pt_training_config',
      'pt_inference_config',
      'execution_config',
    ],
    inference: ['tf_inference_config', 'pt_data_config', 'pt_inference_config', 'execution_config'],
  },
  decided: {
    training: ['model', 'train_data_file', 'output_dir', 'C', 'C_model', 'C_forward'],
    inference: ['model', 'model_path', 'test_data_file', 'output_dir', 'C', 'C_model', 'C_forward'],
  },
  routes: ROUTES,
  propagation,
  propagationNames,
  exports: EXPORTS,
  uses,
  training,
  inference,
};
