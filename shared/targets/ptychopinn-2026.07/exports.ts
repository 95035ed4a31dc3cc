/** What is true of the entry points of PtychoPINN 2026-07. */
import type { TargetExports } from '../exports';
import { CLASSES } from '../exports/loader';
import { NATIVE_INFERENCE } from './commands/nativeInference';
import { NATIVE_TRAINING } from './commands/nativeTraining';
import { SCRIPT_INFERENCE } from './commands/scriptInference';
import { scriptTraining } from './commands/scriptTraining';
import { FACTS } from './facts';
import { SCRIPT } from './script';

export const EXPORTS: TargetExports = {
  commandLines: [
    NATIVE_TRAINING,
    NATIVE_INFERENCE,
    scriptTraining(FACTS.sections),
    SCRIPT_INFERENCE,
  ],
  script: SCRIPT,
  legacyJson: {
    derived: [],
    executionFields: ['learning_rate', 'accum_steps', 'gradient_clip_val', 'num_workers'],
    fixed: { strategy: 'auto', num_workers: 0, orchestrator: 'Lightning' },
    unread: {
      n_groups:
        'The legacy entry point groups all positions of the folder and reads n_subsample instead.',
      test_data_file: 'The legacy entry point validates on a part of the training data.',
    },
  },
  loader: {
    classes: CLASSES,
    training: 'tf_training_config',
    noInference: null,
  },
};
