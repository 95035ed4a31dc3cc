/** Scripts for the design document ADR-003: its factory and what uses the payload, after sections 3.1 to 3.3. */
import { FACTORY_ARGUMENTS, READ_TRAINING_DATA, type ScriptFacts } from '../exports/script';

const EXECUTION_CONFIG = 'from ptycho.config.config import PyTorchExecutionConfig';

export const SCRIPT: ScriptFacts = {
  training: () => ({
    imports: [
      EXECUTION_CONFIG,
      'from ptycho.raw_data import RawData',
      'from ptycho_torch.config_factory import create_training_payload',
      'from ptycho_torch.workflows.components import run_cdi_example_torch',
    ],
    body: [
      'payload = create_training_payload(',
      FACTORY_ARGUMENTS,
      ')',
      'OUTPUT_DIR.mkdir(parents=True, exist_ok=True)',
      ...READ_TRAINING_DATA,
      'run_cdi_example_torch(',
      '    train_data=train_data,',
      '    test_data=test_data,',
      '    payload=payload,',
      '    do_stitching=False,',
      ')',
    ],
    does: 'trains',
    takesProfile: false,
    forwards: false,
  }),
  inference: () => ({
    imports: [EXECUTION_CONFIG, 'from ptycho_torch.config_factory import create_inference_payload'],
    body: [
      'payload = create_inference_payload(',
      FACTORY_ARGUMENTS,
      ')',
      '# The blueprint does not define what uses this payload; continue with the function of your revision.',
      'print(payload)',
    ],
    does: 'prints the payload',
    takesProfile: false,
    forwards: false,
  }),
  limits: [
    {
      name: 'cli_defaults',
      applies: ({ cli_defaults }) => cli_defaults === true,
      why: 'The factory of ADR-003 has no argument for that layer. The script passes it below the overrides, and the audit trail lists it.',
    },
    {
      name: 'workflow',
      applies: ({ workflow }) => workflow === 'inference',
      why: 'ADR-003 does not define what uses the payload of an inference. The script ends with the payload.',
      instead: 'Continue with the function of your revision.',
    },
  ],
};
