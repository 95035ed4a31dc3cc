/**
 * The command lines of the design document ADR-003. Its section 3 shows how `ptycho_torch.train` and `ptycho_torch.inference`
 * call the factories with attributes of `args`. Only the attributes that it names are flags here, under the same names.
 */
import type { Value } from '../../values/value';
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
} from '../exports/commandLine';

const training = (name: string) => ({ section: 'pt_training_config' as const, name });

const groups = (section: 'pt_training_config' | 'tf_inference_config'): Flag => ({
  flag: '--n_groups',
  takes: int,
  sets: override('n_groups'),
  place: { section, name: 'n_groups' },
});

const GRID: Flag = {
  flag: '--gridsize',
  takes: int,
  sets: override('gridsize'),
  also: ['grid_size'],
  place: { section: 'tf_model_config', name: 'gridsize' },
};

/** accelerator='cpu' if args.device == 'cpu' else 'auto'. */
const DEVICE = setsExecutionOption('--device', oneOf('cpu', 'cuda'), 'accelerator', {
  toWord: (value: Value) =>
    value === 'cpu' || value === 'auto'
      ? { ok: true, value: value === 'cpu' ? 'cpu' : 'cuda' }
      : { ok: false, why: '--device takes only cpu, and means auto for every other value.' },
  fromWord: (value) => (value === 'cpu' ? 'cpu' : 'auto'),
});

const UNLISTED = {
  why: 'Section 3 of ADR-003, which shows this command line, has no flag for it.',
  instead: 'Use the payload file.',
};

export const ADR_003_TRAINING: CommandLineFacts = {
  id: 'native',
  workflow: 'training',
  route: null,
  program: ['python', '-m', 'ptycho_torch.train'],
  flags: [
    { flag: '--train_data_file', takes: text, sets: path('train_data_file') },
    { flag: '--output_dir', takes: text, sets: path('output_dir') },
    groups('pt_training_config'),
    {
      flag: '--batch_size',
      takes: int,
      sets: override('batch_size'),
      requires: 16,
      place: training('batch_size'),
    },
    { ...GRID, requires: 2 },
    {
      flag: '--max_epochs',
      takes: int,
      sets: override('max_epochs'),
      also: ['epochs'],
      requires: 100,
      place: training('epochs'),
    },
    DEVICE,
    setsExecutionOption('--debug', onOff('--debug'), 'enable_progress_bar', { requires: false }),
  ],
  ignoredFlags: [],
  implied: [],
  unlisted: UNLISTED,
  ownDefaults: true,
};

export const ADR_003_INFERENCE: CommandLineFacts = {
  id: 'native',
  workflow: 'inference',
  route: null,
  program: ['python', '-m', 'ptycho_torch.inference'],
  flags: [
    { flag: '--model_path', takes: text, sets: path('model_path') },
    { flag: '--test_data_file', takes: text, sets: path('test_data_file') },
    { flag: '--output_dir', takes: text, sets: path('output_dir') },
    groups('tf_inference_config'),
    GRID,
    setsExecutionOption('--batch_size', int, 'inference_batch_size', {
      requires: null,
      standsFor: 'batch_size',
    }),
    setsExecutionOption('--middle_trim', int, 'middle_trim', { requires: 0 }),
    setsExecutionOption('--pad_eval', onOff('--pad_eval'), 'pad_eval', { requires: false }),
  ],
  ignoredFlags: [],
  implied: [],
  unlisted: UNLISTED,
  ownDefaults: true,
};
