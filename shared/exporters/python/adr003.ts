/** Scripts for the design document ADR-003: its factory and what uses the payload, after sections 3.1 to 3.3. */
import type { Request } from '../../request/request';
import { CLI_DEFAULTS } from '../../targets/adr-003/names';
import { commandLineSetting, factoryArguments, type Part, READ_TRAINING_DATA } from './script';

const EXECUTION_CONFIG = 'from ptycho.config.config import PyTorchExecutionConfig';

/** The design document's factory takes no profile. */
const withoutProfile = (request: Request): Request => ({ ...request, profile: null });

export const adr003Training = (request: Request): Part => ({
  imports: [
    EXECUTION_CONFIG,
    'from ptycho.raw_data import RawData',
    'from ptycho_torch.config_factory import create_training_payload',
    'from ptycho_torch.workflows.components import run_cdi_example_torch',
  ],
  settings: commandLineSetting(request, CLI_DEFAULTS.training),
  body: [
    'payload = create_training_payload(',
    ...factoryArguments(withoutProfile(request)),
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
});

export const adr003Inference = (request: Request): Part => ({
  imports: [EXECUTION_CONFIG, 'from ptycho_torch.config_factory import create_inference_payload'],
  settings: commandLineSetting(request, CLI_DEFAULTS.inference),
  body: [
    'payload = create_inference_payload(',
    ...factoryArguments(withoutProfile(request)),
    ')',
    '# The blueprint does not define what uses this payload; continue with the function of your revision.',
    'print(payload)',
  ],
  does: 'prints the payload',
});
