/** What ADR-003 shows of its entry points. */
import type { TargetExports } from '../exports';
import { CLASSES } from '../exports/loader';
import { ADR_003_INFERENCE, ADR_003_TRAINING } from './commands';
import { SCRIPT } from './script';

export const EXPORTS: TargetExports = {
  commandLines: [ADR_003_TRAINING, ADR_003_INFERENCE],
  script: SCRIPT,
  legacyJson: null,
  loader: {
    classes: {
      ...CLASSES,
      // The blueprint does not define which of the two contains it.
      execution_config: {
        modules: ['ptycho.config.config', 'ptycho_torch.config_params'],
        name: 'PyTorchExecutionConfig',
      },
    },
    training: 'payload',
    noInference:
      'The ADR-003 blueprint does not define what uses the payload of an inference. Use --dry-run to run the factory only.',
  },
};
