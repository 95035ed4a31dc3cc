/** `ptycho_inference` of PtychoPINN 2026-07 (scripts/inference/inference.py:78-128), which cannot run with PyTorch (scripts/inference/inference.py:785). */
import {
  type CommandLineFacts,
  type Flag,
  int,
  oneOf,
  onOff,
  override,
  path,
  setsExecutionOption,
  text,
} from '../../exports/commandLine';

const run = (name: string) => ({ section: 'tf_inference_config' as const, name });
const inference = (name: string) => ({ section: 'pt_inference_config' as const, name });

const FLAGS: readonly Flag[] = [
  { flag: '--model_path', takes: text, sets: path('model_path') },
  { flag: '--test_data', takes: text, sets: path('test_data_file') },
  { flag: '--output_dir', takes: text, sets: path('output_dir'), requires: 'inference_outputs' },
  {
    flag: '--backend',
    takes: oneOf('tensorflow', 'pytorch'),
    sets: override('backend'),
    requires: 'tensorflow',
    place: run('backend'),
    asked: false,
  },
  {
    flag: '--n_images',
    takes: int,
    sets: override('n_groups'),
    also: ['n_images'],
    requires: null,
    place: run('n_groups'),
  },
  {
    flag: '--n_subsample',
    takes: int,
    sets: override('n_subsample'),
    requires: null,
    place: run('n_subsample'),
  },
  {
    flag: '--subsample_seed',
    takes: int,
    sets: override('subsample_seed'),
    requires: null,
    place: run('subsample_seed'),
  },
  {
    flag: '--debug',
    takes: onOff('--debug'),
    sets: override('debug'),
    requires: false,
    place: run('debug'),
  },
  setsExecutionOption(
    '--torch-accelerator',
    oneOf('auto', 'cpu', 'cuda', 'gpu', 'mps', 'tpu'),
    'accelerator',
    { requires: 'cuda' },
  ),
  setsExecutionOption('--torch-num-workers', int, 'num_workers', { requires: 0 }),
  setsExecutionOption('--torch-inference-batch-size', int, 'inference_batch_size', {
    requires: null,
  }),
];

const PICTURES = 'only affects pictures and has no field';

export const SCRIPT_INFERENCE: CommandLineFacts = {
  id: 'ptycho_train',
  workflow: 'inference',
  route: 'script',
  program: ['ptycho_inference'],
  flags: FLAGS,
  ignoredFlags: [
    {
      flag: '--config',
      values: 'one',
      why: 'names a YAML file; import that file for its settings',
    },
    { flag: '--comparison_plot', values: 'none', why: PICTURES },
    { flag: '--phase_vmin', values: 'one', why: PICTURES },
    { flag: '--phase_vmax', values: 'one', why: PICTURES },
    { flag: '--debug_dump', values: 'maybe', why: 'keeps files for debugging and has no field' },
  ],
  implied: [
    {
      name: 'patch_weighting',
      place: inference('patch_weighting'),
      value: () => 'uniform',
      why: 'ptycho_inference always weights patches uniformly.',
      instead: 'Use `python -m ptycho_torch.inference`.',
    },
    {
      name: 'varpro_scaling',
      place: inference('varpro_scaling'),
      value: () => false,
      why: 'ptycho_inference never rescales.',
      instead: 'Use `python -m ptycho_torch.inference`.',
    },
  ],
  ownDefaults: false,
  limits: [
    {
      name: 'backend',
      value: 'pytorch',
      why: 'ptycho_inference --backend pytorch fails with a TypeError after loading the model: it passes debug_dump_dir to a function without that argument.',
      instead: 'Use `python -m ptycho_torch.inference`.',
    },
  ],
  notes: (given) =>
    given.get('--backend') === 'pytorch'
      ? [
          {
            rule: 'import-rejected',
            fields: ['backend'],
            message:
              'ptycho_inference --backend pytorch fails with a TypeError after loading the model. Use `python -m ptycho_torch.inference`.',
          },
        ]
      : [
          {
            rule: 'import-rejected',
            fields: ['backend'],
            message:
              'Without --backend pytorch this command reconstructs with TensorFlow. A request always means PyTorch.',
          },
        ],
};
