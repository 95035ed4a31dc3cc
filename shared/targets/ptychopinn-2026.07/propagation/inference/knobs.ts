/** Execution knobs in inference: a handful are read. */
import { at, by, each, ignored, type Lines, noFlag, otherWorkflow, takesEffect } from '../define';
import { TRAINING_OPTION_LINES } from '../training/knobs';
import { stitched } from './conditions';

const bare = { native: noFlag(), script: noFlag() };
const SIMPLE = 'simple stitching takes all patterns in one batch';

/** Knobs that inference reads, or that look as if it did. */
const OWN: Lines = {
  accelerator: {
    python: takesEffect('I:1025', 'the network is moved to that device'),
    native: by('--accelerator', takesEffect('I:1025')),
    script: by('--torch-accelerator', takesEffect('SI:716')),
  },
  num_workers: {
    python: takesEffect('I:448'),
    native: by('--num-workers', takesEffect('I:448')),
    script: by('--torch-num-workers', ignored('SI:778', SIMPLE)),
    only: stitched,
  },
  inference_batch_size: {
    python: takesEffect('I:443'),
    native: by('--inference-batch-size', takesEffect('I:443')),
    script: by('--torch-inference-batch-size', ignored('SI:778', SIMPLE)),
    only: stitched,
  },
  devices: {
    python: ignored('I:483', 'inference takes one device'),
    ...bare,
    uses: 1,
    source: 'V43',
  },
  precision: {
    python: ignored('I:474', 'inference computes in 32 bits'),
    ...bare,
    uses: '32-true',
    source: 'V43',
  },
  pin_memory: {
    python: ignored('RA:1689', 'the loader of inference always pins memory'),
    ...bare,
    source: 'V43',
  },
  ...each(['persistent_workers', 'prefetch_factor'], () => ({
    python: ignored('RA:1684', 'the loader of inference is made without it'),
    ...bare,
    source: 'V43',
  })),
  middle_trim: {
    python: ignored('C:304', 'it is not implemented yet; the PyTorch section is read'),
    ...bare,
    reads: at('pt_inference_config', 'middle_trim'),
    source: 'V43',
  },
  pad_eval: { python: ignored('C:305', 'it is not implemented yet'), ...bare, source: 'V43' },
};

export const INFERENCE_OPTION_LINES: Lines = {
  ...each(Object.keys(TRAINING_OPTION_LINES), () => ({
    python: otherWorkflow('S:213', 'it belongs to training'),
    ...bare,
    source: 'V43',
  })),
  enable_progress_bar: {
    python: otherWorkflow('I:501', 'inference has no progress bar'),
    native: by('--quiet', otherWorkflow('I:982', 'the flag only quietens what is printed')),
    script: noFlag(),
    source: 'V43',
  },
  ...OWN,
};
