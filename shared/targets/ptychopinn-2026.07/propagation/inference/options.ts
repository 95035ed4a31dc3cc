/** Execution options in inference, which reads only a few. */

import { evidence } from '../../../../sources/source';
import { code } from '../../../../sources/upstream';
import { at, by, each, ignored, type Lines, noFlag, otherWorkflow, takesEffect } from '../define';
import { TRAINING_OPTION_LINES } from '../training/options';
import { stitched } from './conditions';

const bare = { native: noFlag(), script: noFlag() };
const SIMPLE = 'uniform stitching processes all patterns in one batch';

/** Options that inference reads or appears to read. */
const OWN: Lines = {
  accelerator: {
    python: takesEffect(code.inference(1025), 'the network runs on that device'),
    native: by('--accelerator', takesEffect(code.inference(1025))),
    script: by('--torch-accelerator', takesEffect(code.inferenceScript(716))),
  },
  num_workers: {
    python: takesEffect(code.inference(448)),
    native: by('--num-workers', takesEffect(code.inference(448))),
    script: by('--torch-num-workers', ignored(code.inferenceScript(778), SIMPLE)),
    only: stitched,
  },
  inference_batch_size: {
    python: takesEffect(code.inference(443)),
    native: by('--inference-batch-size', takesEffect(code.inference(443))),
    script: by('--torch-inference-batch-size', ignored(code.inferenceScript(778), SIMPLE)),
    only: stitched,
  },
  devices: {
    python: ignored(code.inference(483), 'inference uses one device'),
    ...bare,
    uses: 1,
    source: [evidence('execution-options-without-effect')],
  },
  precision: {
    python: ignored(code.inference(474), 'inference always uses 32-bit precision'),
    ...bare,
    uses: '32-true',
    source: [evidence('execution-options-without-effect')],
  },
  pin_memory: {
    python: ignored(code.reassembly(1689), 'the inference loader always pins memory'),
    ...bare,
    source: [evidence('execution-options-without-effect')],
  },
  ...each(['persistent_workers', 'prefetch_factor'], () => ({
    python: ignored(code.reassembly(1684), 'the inference loader is created without it'),
    ...bare,
    source: [evidence('execution-options-without-effect')],
  })),
  middle_trim: {
    python: ignored(
      code.tensorflowConfig(304),
      'not implemented in PtychoPINN, which reads the PyTorch section instead',
    ),
    ...bare,
    reads: at('pt_inference_config', 'middle_trim'),
    source: [evidence('execution-options-without-effect')],
  },
  pad_eval: {
    python: ignored(code.tensorflowConfig(305), 'not implemented in PtychoPINN'),
    ...bare,
    source: [evidence('execution-options-without-effect')],
  },
};

export const INFERENCE_OPTION_LINES: Lines = {
  ...each(Object.keys(TRAINING_OPTION_LINES), () => ({
    python: otherWorkflow(code.cliShared(213), 'it belongs to training'),
    ...bare,
    source: [evidence('execution-options-without-effect')],
  })),
  enable_progress_bar: {
    python: otherWorkflow(code.inference(501), 'inference has no progress bar'),
    native: by(
      '--quiet',
      otherWorkflow(code.inference(982), 'the flag only reduces the printed output'),
    ),
    script: noFlag(),
    source: [evidence('execution-options-without-effect')],
  },
  ...OWN,
};
