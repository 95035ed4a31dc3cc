/** Execution knobs in inference: a handful are read. */
import { code } from '../../../../sources/ptychopinn-2026.07';
import { evidence } from '../../../../sources/source';
import { at, by, each, ignored, type Lines, noFlag, otherWorkflow, takesEffect } from '../define';
import { TRAINING_OPTION_LINES } from '../training/knobs';
import { stitched } from './conditions';

const bare = { native: noFlag(), script: noFlag() };
const SIMPLE = 'simple stitching takes all patterns in one batch';

/** Knobs that inference reads, or that look as if it did. */
const OWN: Lines = {
  accelerator: {
    python: takesEffect(code.inference(1025), 'the network is moved to that device'),
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
    python: ignored(code.inference(483), 'inference takes one device'),
    ...bare,
    uses: 1,
    source: [evidence('execution-options-without-effect')],
  },
  precision: {
    python: ignored(code.inference(474), 'inference computes in 32 bits'),
    ...bare,
    uses: '32-true',
    source: [evidence('execution-options-without-effect')],
  },
  pin_memory: {
    python: ignored(code.reassembly(1689), 'the loader of inference always pins memory'),
    ...bare,
    source: [evidence('execution-options-without-effect')],
  },
  ...each(['persistent_workers', 'prefetch_factor'], () => ({
    python: ignored(code.reassembly(1684), 'the loader of inference is made without it'),
    ...bare,
    source: [evidence('execution-options-without-effect')],
  })),
  middle_trim: {
    python: ignored(
      code.tensorflowConfig(304),
      'it is not implemented yet; the PyTorch section is read',
    ),
    ...bare,
    reads: at('pt_inference_config', 'middle_trim'),
    source: [evidence('execution-options-without-effect')],
  },
  pad_eval: {
    python: ignored(code.tensorflowConfig(305), 'it is not implemented yet'),
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
      otherWorkflow(code.inference(982), 'the flag only quietens what is printed'),
    ),
    script: noFlag(),
    source: [evidence('execution-options-without-effect')],
  },
  ...OWN,
};
