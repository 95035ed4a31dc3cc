/** The entry points of PtychoPINN 2026-07, with notes that apply to every configuration. */

import type { Route } from '../../../propagation/propagation';
import type { Workflow } from '../../../request/request';
import type { Source } from '../../../sources/source';
import { evidence } from '../../../sources/source';
import { code } from '../../../sources/upstream';

const QUIRKS = {
  device:
    'Without --accelerator it runs on the CPU: the deprecated --device defaults to cpu, which overrides auto.',
  booleans:
    "A Boolean flag treats every value as true, even False; only an empty string ('') is false.",
  size: '--N, --probe_mask_diameter, --max_hidden_channels and --resnet_width reject every value; set them in the nested model block of a YAML file.',
  turnOff: '--torch-deterministic and --torch-enable-checkpointing cannot be turned off.',
  rate: 'With any --torch flag, --torch-learning-rate is required; otherwise the run stops with a TypeError because it compares None with 0.',
  equals:
    'A --torch flag and its value must be separate arguments: --torch-accelerator=cpu is ignored.',
  flat: 'Flags override a YAML file, even with their default values: only fields whose default is None and a nested model block take effect.',
  floats: 'PyYAML reads 1e9 as text; write 1.0e+9.',
  json: 'The older --ptycho_dir with --config FILE.json sets object_big to C > 1 regardless of the file.',
  debugDump:
    'With --backend pytorch it stops with a TypeError: it passes debug_dump_dir to a function without that parameter.',
  nested: 'It reads only the nested model block of a YAML file.',
  mapped:
    'It trains on all datasets of a folder, and writes a memory map of them to data/memmap below the working directory.',
  split: 'It validates on 5 % of the training samples, whatever validation dataset is named.',
  own: 'It creates an execution config with default values: the learning rate is 0.001.',
  first: '--model_path must be the first argument; otherwise an older parser reads the command.',
} as const;

const note = (quirk: keyof typeof QUIRKS, source: readonly Source[]) => ({
  text: QUIRKS[quirk],
  source,
});

export const ROUTES: { readonly [workflow in Workflow]: readonly Route[] } = {
  training: [
    {
      id: 'native',
      command: 'python -m ptycho_torch.train',
      notes: [
        note('device', [code.train(582), code.cliShared(64), evidence('accelerator')]),
        note('json', [evidence('legacy-json-files')]),
      ],
    },
    {
      id: 'script',
      command: 'ptycho_train --backend pytorch',
      notes: [
        note('booleans', [code.trainScript(157), evidence('flags-of-ptycho_train')]),
        note('size', [
          code.trainScript(147),
          code.trainScript(159),
          evidence('flags-of-ptycho_train'),
        ]),
        note('turnOff', [
          code.trainScript(272),
          code.trainScript(314),
          evidence('flags-of-ptycho_train'),
        ]),
        note('rate', [code.trainScript(439), evidence('checked-execution-options')]),
        note('equals', [code.trainScript(412)]),
        note('flat', [code.tensorflowComponents(617), evidence('yaml-files')]),
        note('floats', [evidence('numbers-in-yaml')]),
      ],
    },
    { id: 'python', command: 'create_training_payload, run_cdi_example_torch', notes: [] },
    {
      id: 'lightning',
      command: 'python -m ptycho_torch.train_lightning_only',
      notes: [
        note('mapped', [code.trainUtils(424)]),
        note('split', [code.trainLightningOnly(555)]),
        note('own', [code.trainLightningOnly(493), code.trainLightningOnly(571)]),
      ],
    },
  ],
  inference: [
    {
      id: 'native',
      command: 'python -m ptycho_torch.inference',
      notes: [
        note('first', [code.inference(1112)]),
        note('device', [code.inference(779), code.cliShared(64), evidence('accelerator')]),
      ],
    },
    {
      id: 'script',
      command: 'ptycho_inference --backend pytorch',
      notes: [
        note('debugDump', [code.inferenceScript(785), evidence('ptycho_inference-with-pytorch')]),
        note('nested', [code.inferenceScript(200), evidence('yaml-files')]),
      ],
    },
    { id: 'python', command: 'create_inference_payload, load_inference_bundle_torch', notes: [] },
  ],
};
