/** `ptycho_train` of PtychoPINN 2026-07: a flag for every TensorFlow field, and the --torch flags (scripts/training/train.py:115-320). */

import type { TargetFacts } from '../../../catalogue/types';
import type { FieldType } from '../../../values/fieldType';
import type { Value } from '../../../values/value';
import { asNumber } from '../../../values/value';
import {
  type CommandLineFacts,
  type Flag,
  float,
  int,
  oneOf,
  override,
  path,
  type Takes,
  TEST_DATA,
  text,
  truth,
  WHOLE_SCAN,
} from '../../exports/commandLine';
import { TORCH_FLAGS, torchImplied, torchNotes, torchPasses } from './torch';

const THINNED = `--n_subsample ${WHOLE_SCAN} is written, which keeps the whole scan; otherwise the script keeps only as many patterns as there are groups.`;

/** The factory's override, where its name differs from the field's. */
const SAID_AS: { readonly [field: string]: Pick<Flag, 'sets' | 'also'> } = {
  nepochs: { sets: override('max_epochs'), also: ['epochs', 'nepochs'] },
  n_groups: { sets: override('n_groups'), also: ['n_images'] },
  gridsize: { sets: override('gridsize'), also: ['grid_size'] },
  neighbor_count: { sets: override('neighbor_count'), also: ['K'] },
  model_type: { sets: override('model_type'), also: ['mode'] },
};

const MODES: { readonly [word: string]: Value } = {
  pinn: 'Unsupervised',
  supervised: 'Supervised',
};

const SPECIAL: { readonly [field: string]: Partial<Flag> } = {
  backend: { asked: false },
  model_type: {
    fromWord: (value) => (typeof value === 'string' ? (MODES[value] ?? value) : value),
  },
  n_subsample: {
    requires: null,
    toWord: (value) =>
      value === null ? { ok: true, value: WHOLE_SCAN, why: THINNED } : { ok: true, value },
    fromWord: (value) => ((asNumber(value) ?? 0) >= WHOLE_SCAN ? null : value),
  },
};

/** argparse cannot parse choices that are numbers, nor a field of the model whose type is such as Optional[int]. */
function takes(section: ScriptSection, name: string, type: FieldType): Takes {
  if (type.kind === 'enum' && type.choices.some((choice) => typeof choice === 'number'))
    return {
      kind: 'nothing',
      why: `--${name} rejects every value: it compares a string with numbers.`,
    };
  if (section === 'tf_model_config' && type.nullable)
    return { kind: 'nothing', why: `--${name} rejects every value.` };
  if (type.kind === 'int') return int;
  if (type.kind === 'float') return float;
  if (type.kind === 'bool') return truth;
  if (type.kind === 'enum') return oneOf(...type.choices.map(String));
  return text;
}

const PATHS = ['train_data_file', 'output_dir'] as const;

type ScriptSection = 'tf_model_config' | 'tf_training_config';

function fieldFlags(sections: TargetFacts, section: ScriptSection): Flag[] {
  return Object.entries(sections[section])
    .filter(([name]) => name !== 'model' && name !== 'n_images')
    .map(([name, { type, default: without }]): Flag => {
      const place = { section, name };
      const own = PATHS.find((candidate) => candidate === name);
      if (own)
        return {
          flag: `--${name}`,
          takes: text,
          sets: path(own),
          ...(typeof without === 'string' ? { requires: without } : {}),
        };
      if (name === 'test_data_file') return TEST_DATA;
      return {
        flag: `--${name}`,
        takes: takes(section, name, type),
        place,
        ...(without === undefined ? {} : { requires: without }),
        ...(SAID_AS[name] ?? { sets: override(name) }),
        ...SPECIAL[name],
      };
    })
    .map((flag) => (flag.flag === '--n_groups' ? { ...flag, requires: 512 } : flag));
}

const first = ['--train_data_file', '--test_data_file', '--output_dir', '--backend', '--n_groups'];

function flagsOf(sections: TargetFacts): Flag[] {
  const fields = [
    ...fieldFlags(sections, 'tf_model_config'),
    ...fieldFlags(sections, 'tf_training_config'),
  ];
  return [
    ...first.flatMap((flag) => fields.filter((field) => field.flag === flag)),
    { flag: '--n_images', takes: int, sets: override('n_groups'), deprecated: true },
    ...fields.filter(({ flag }) => !first.includes(flag)),
    ...TORCH_FLAGS,
  ];
}

/** The command line for a target's sections, whose fields its flags are made of. */
export const scriptTraining = (sections: TargetFacts): CommandLineFacts => ({
  id: 'ptycho_train',
  workflow: 'training',
  route: 'script',
  program: ['ptycho_train'],
  flags: flagsOf(sections),
  ignoredFlags: [
    {
      flag: '--config',
      values: 'one',
      why: 'names a YAML file; import that file for its settings',
    },
    { flag: '--do_stitching', values: 'none', why: 'stitches after training and has no field' },
    { flag: '--quiet', values: 'none', why: 'only changes what is printed' },
    { flag: '--verbose', values: 'none', why: 'only changes what is printed' },
    { flag: '--console-level', values: 'one', why: 'only changes what is printed' },
  ],
  implied: [
    {
      name: 'N',
      place: { section: 'tf_model_config', name: 'N' },
      value: () => 64,
      why: '--N rejects every value, so patterns are normalised and labels cropped for N = 64; the network itself takes N from the probe.',
      inFile:
        'Patterns are normalised and labels cropped for it; the network itself takes N from the probe.',
      instead: 'Use --config with a YAML file that sets N in its nested model block.',
    },
  ],
  ownDefaults: false,
  limits: [
    {
      name: 'backend',
      value: 'pytorch',
      module: 'triton',
      why: 'Where triton is installed, as with torch on Linux, ptycho_train aborts on start ("LLVM ERROR") because it loads TensorFlow before triton.',
      instead:
        'Export the Python script, which loads them in the right order, or uninstall triton.',
    },
  ],
  impliedFlags: torchImplied,
  passes: torchPasses,
  notes: (given, order) => [
    ...torchNotes(given, order),
    ...(given.get('--backend') === 'pytorch'
      ? []
      : [
          {
            rule: 'import-rejected' as const,
            fields: ['backend'],
            message:
              'Without --backend pytorch this command trains with TensorFlow. A request always means PyTorch.',
          },
        ]),
  ],
});
