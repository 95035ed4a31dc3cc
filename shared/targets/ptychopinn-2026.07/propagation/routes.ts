/** The three ways to start a run of PtychoPINN 2026-07, with what is true of each whatever is set. */
import type { Route } from '../../../propagation/propagation';
import type { Workflow } from '../../../request/request';

const QUIRKS = {
  device:
    'Without --accelerator it trains on the CPU: the deprecated --device has the default cpu and wins over auto.',
  booleans:
    "Any value of a flag that is true or false means true, False among them; only an empty one ('') means false.",
  size: '--N, --probe_mask_diameter, --max_hidden_channels and --resnet_width refuse every value; the nested model block of a YAML file takes them.',
  turnOff: '--torch-deterministic and --torch-enable-checkpointing cannot be turned off.',
  rate: 'With any --torch flag, --torch-learning-rate has to be given too: None is not greater than 0, and the run ends with a TypeError.',
  equals:
    'A --torch flag counts only as a word of its own, with its value as the next: --torch-accelerator=cpu is not seen.',
  flat: 'A YAML file loses to the flags, defaults among them: only fields whose default is None, and a nested model block, count.',
  floats: '1e9 in a YAML file is text to PyYAML; write 1.0e+9.',
  json: 'The older --ptycho_dir with --config FILE.json sets object_big to C > 1, whatever the file says.',
  debugDump:
    'With --backend pytorch it ends with a TypeError: it passes debug_dump_dir to a function that does not take it.',
  nested: 'Of a YAML file it reads the nested model block alone.',
  first: '--model_path has to be the first word, or an older parser takes over.',
} as const;

const note = (quirk: keyof typeof QUIRKS, source: string) => ({ text: QUIRKS[quirk], source });

export const ROUTES: { readonly [workflow in Workflow]: readonly Route[] } = {
  training: [
    {
      id: 'native',
      command: 'python -m ptycho_torch.train',
      notes: [note('device', 'V44 (T:582, S:64)'), note('json', 'V51')],
    },
    {
      id: 'script',
      command: 'ptycho_train --backend pytorch',
      notes: [
        note('booleans', 'V49 (ST:157)'),
        note('size', 'V49 (ST:147, ST:159)'),
        note('turnOff', 'V49 (ST:272, ST:314)'),
        note('rate', 'V41 (ST:439)'),
        note('equals', 'ST:412'),
        note('flat', 'V47 (TW:617)'),
        note('floats', 'V48'),
      ],
    },
    { id: 'python', command: 'create_training_payload, run_cdi_example_torch', notes: [] },
  ],
  inference: [
    {
      id: 'native',
      command: 'python -m ptycho_torch.inference',
      notes: [note('first', 'I:1112'), note('device', 'V44 (I:779, S:64)')],
    },
    {
      id: 'script',
      command: 'ptycho_inference --backend pytorch',
      notes: [note('debugDump', 'V50 (SI:785)'), note('nested', 'V47 (SI:200)')],
    },
    { id: 'python', command: 'create_inference_payload, load_inference_bundle_torch', notes: [] },
  ],
};

/** Files of PtychoPINN behind the letters of a place such as `W:1388`. */
export const SOURCE_FILES: { readonly [letters: string]: string } = {
  F: 'ptycho_torch/config_factory.py',
  B: 'ptycho_torch/config_bridge.py',
  P: 'ptycho_torch/config_params.py',
  W: 'ptycho_torch/workflows/components.py',
  S: 'ptycho_torch/cli/shared.py',
  T: 'ptycho_torch/train.py',
  I: 'ptycho_torch/inference.py',
  D: 'ptycho_torch/dataloader.py',
  PG: 'ptycho_torch/patch_generator.py',
  H: 'ptycho_torch/helper.py',
  M: 'ptycho_torch/model.py',
  RA: 'ptycho_torch/reassembly.py',
  TU: 'ptycho_torch/train_utils.py',
  SC: 'ptycho_torch/scaling_contract.py',
  C: 'ptycho/config/config.py',
  R: 'ptycho/raw_data.py',
  TW: 'ptycho/workflows/components.py',
  ST: 'scripts/training/train.py',
  SI: 'scripts/inference/inference.py',
};
