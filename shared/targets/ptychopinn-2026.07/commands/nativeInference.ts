/** `python -m ptycho_torch.inference` of PtychoPINN 2026-07 (ptycho_torch/inference.py:730-872, what it passes ptycho_torch/inference.py:939-957). */
import type { Value } from '../../../values/value';
import {
  type CommandLineFacts,
  type Flag,
  int,
  oneOf,
  onOff,
  override,
  path,
  type ReadPlace,
  setsExecutionOption,
  text,
} from '../../exports/commandLine';
import {
  ACCELERATOR,
  accelerator,
  acceleratorNotes,
  CONTRACT,
  DEVICE,
  PATCH_STATS,
  PROBE_MASK,
  QUIET,
} from './native';

const isDashed = (value: Value): boolean => typeof value === 'string' && value.startsWith('-');

const inference = (name: string) => ({ section: 'pt_inference_config' as const, name });

const FLAGS: readonly Flag[] = [
  // Must be a word of its own and the first one, else an older parser reads the command (ptycho_torch/inference.py:1112).
  {
    flag: '--model_path',
    takes: text,
    sets: path('model_path'),
    toWord: (value) => ({ ok: true, value: isDashed(value) ? `./${value}` : value }),
    fromWord: (value) =>
      typeof value === 'string' && value.startsWith('./-') ? value.slice(2) : value,
  },
  { flag: '--test_data', takes: text, sets: path('test_data_file') },
  { flag: '--output_dir', takes: text, sets: path('output_dir') },
  {
    flag: '--n_images',
    takes: int,
    sets: override('n_groups'),
    also: ['n_images'],
    requires: 32,
    place: { section: 'tf_inference_config', name: 'n_groups' },
  },
  {
    flag: '--patch-weighting',
    takes: oneOf('uniform', 'probe'),
    sets: override('patch_weighting'),
    requires: 'uniform',
    place: inference('patch_weighting'),
  },
  {
    flag: '--varpro-scaling',
    takes: onOff('--varpro-scaling'),
    sets: override('varpro_scaling'),
    requires: false,
    place: inference('varpro_scaling'),
  },
  ...CONTRACT,
  ...PROBE_MASK.map(
    ({ place: _, ...flag }): Flag => ({
      ...flag,
      place: { section: 'tf_model_config', name: flag.sets.name },
    }),
  ),
  ...PATCH_STATS,
  ACCELERATOR,
  DEVICE,
  setsExecutionOption('--num-workers', int, 'num_workers', { requires: 0 }),
  setsExecutionOption('--inference-batch-size', int, 'inference_batch_size', {
    requires: null,
    standsFor: 'batch_size',
  }),
  QUIET,
];

/** Weighted or rescaled patches use barycentric reassembly, which rejects two flags (ptycho_torch/inference.py:884-899). */
const isBarycentric = (read: ReadPlace): boolean =>
  read(inference('patch_weighting')) !== 'uniform' || read(inference('varpro_scaling')) === true;

const WHOLE =
  'With --patch-weighting probe or --varpro-scaling the whole scan is reconstructed, and --n_images is rejected.';

export const NATIVE_INFERENCE: CommandLineFacts = {
  id: 'native',
  workflow: 'inference',
  route: 'native',
  program: ['python', '-m', 'ptycho_torch.inference'],
  flags: FLAGS,
  ignoredFlags: [],
  implied: [],
  ownDefaults: true,
  withheld: ({ flag }, read) => {
    if (!isBarycentric(read)) return null;
    if (flag === '--n_images') return WHOLE;
    return flag === '--probe-mask'
      ? 'With --patch-weighting probe or --varpro-scaling the mask of the trained model is used, and --probe-mask is rejected.'
      : null;
  },
  passes: (given) => new Map([['--accelerator', accelerator(given)]]),
  notes: (given, order) => [
    ...acceleratorNotes(given),
    ...(order.length > 0 && order[0] !== '--model_path'
      ? [
          {
            rule: 'import-rejected' as const,
            fields: ['model_path'],
            message: `The first argument is ${order[0]}, so an older parser reads the command and rejects it. Write --model_path first.`,
          },
        ]
      : []),
    ...(given.has('--n_images') &&
    (given.get('--patch-weighting') === 'probe' || given.get('--varpro-scaling') === true)
      ? [{ rule: 'import-rejected' as const, fields: ['n_groups'], message: WHOLE }]
      : []),
  ],
};
