/** The inputs of a run: each is made of the run's seed and its number alone. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { randomOf } from '../../build/random.mjs';
import { dict, npy, unicode, zip } from '../unit/dataset/npzBuilder';
import { exportedTexts } from './exports';
import { foreignInput, foreignSeeds } from './foreignInputs';
import { below, mutate, pick, type Random } from './mutate';
import { type RunSeeds, readRunSeeds, runFileOf } from './runInputs';

export const KINDS = [
  'dataset',
  'members',
  'pickle',
  'text',
  'structure',
  'foreign',
  'run',
  'run',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Input {
  readonly kind: Kind;
  readonly bytes: Buffer;
  /** Of a run's file: its place in the folder of one. */
  readonly name?: string;
}

export interface Seeds {
  readonly datasets: readonly [Buffer, ...Buffer[]];
  readonly texts: readonly [Buffer, ...Buffer[]];
  readonly foreign: readonly [Buffer, ...Buffer[]];
  readonly runs: RunSeeds;
}

const RUN = { workflow: 'training', train_data_file: 'scan.npz', output_dir: 'out' };
const REQUEST = {
  ...RUN,
  target: 'ptychopinn-2026.07',
  overrides: { gridsize: 2 },
  execution: null,
};
const TEXTS = [
  JSON.stringify(REQUEST),
  JSON.stringify({ format: 'pinnboard.preset', version: 1, name: 'a', overrides: { gridsize: 2 } }),
  JSON.stringify({ format: 'pinnboard.payload', version: 1, target: 'a', request: REQUEST }),
  `base: ${JSON.stringify(REQUEST)}\naxes:\n  gridsize: [1, 2]\n  learning_rate: {from: 1e-4, to: 1e-2, count: 3}\nmethod: grid\n`,
  'base: &a {x: [1]}\naxes: {gridsize: *a, n_groups: [*a, *a]}\n',
  "# run\nsrun python -m ptycho_torch.train --train_data_file 'a b.npz' --output_dir $HOME/out \\\n  --gridsize 2 2>&1 > log\n",
  'ptycho_train --train_data_file a.npz; cd x && ptycho_inference --model_path m <<END\nx\nEND\n',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own.
  'pinnboard payload train --data "$(ls `pwd` ${A:-b})" --out o --set gridsize=2\n',
  '{"physics_parameters": {"nphotons": 1e9}, "a": "\\"NaN"}',
];

/** Fixtures of `root`, texts written for the purpose, and texts as Pinnboard exports them. */
export function readSeeds(root: string): Seeds {
  const folder = path.join(root, 'test/fixtures/npz');
  const [first = Buffer.alloc(0), ...others] = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(path.join(folder, name)));
  const [text = '', ...texts] = [...TEXTS, ...exportedTexts()];
  return {
    datasets: [first, ...others],
    texts: [Buffer.from(text), ...texts.map((one) => Buffer.from(one))],
    foreign: foreignSeeds(root),
    runs: readRunSeeds(root),
  };
}

const NAMES = [
  'diffraction',
  'diff3d',
  'probeGuess',
  'xcoords',
  'ycoords',
  '_metadata',
  '../x',
  '',
] as const;
const DTYPES = [
  '<f4',
  '>f8',
  '<c8',
  '|u1',
  '<i8',
  '|b1',
  '<f2',
  '|O',
  '<U3',
  '<f16',
  '|S9',
  '|V0',
] as const;
const SHAPES = [
  '()',
  '(4,)',
  '(2, 3, 3)',
  '(3, 3, 2)',
  '(0, 3, 3)',
  '(1, 1)',
  '(9007199254740991,)',
  '(65536, 65536, 9)',
] as const;

/** An array whose header and size agree or not, which a zip tells the truth of or not. */
function member(random: Random) {
  const head = dict(
    `'${pick(random, DTYPES)}'`,
    pick(random, SHAPES),
    pick(random, ['False', 'True']),
  );
  const noise = Buffer.from(Array.from({ length: below(random, 200) }, () => below(random, 256)));
  const data =
    random() < 0.1 ? unicode('{"a": NaN}') : npy(head, noise, pick(random, [1, 2, 3, 9]));
  const lies = random() < 0.2 ? { claimedSize: below(random, 2 ** 32) } : {};
  return {
    name: `${pick(random, NAMES)}${pick(random, ['.npy', '.npy', '.npy', ''])}`,
    data,
    method: pick(random, [0, 8, 8, 12]),
    flags: pick(random, [0, 0, 0, 0, 1, 8, 0x800]),
    ...lies,
  };
}

const structures = fc.oneof(
  fc.json({ maxDepth: 6 }),
  fc
    .record({
      overrides: fc.object({ maxDepth: 4 }),
      execution: fc.option(fc.object()),
      profile: fc.jsonValue(),
    })
    .map((part) =>
      JSON.stringify({ ...REQUEST, ...part }, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    ),
  fc
    .array(
      fc.constantFrom(
        'python -m ptycho_torch.train',
        'ptycho_train',
        '--gridsize',
        '2',
        '"',
        "'",
        '$(',
        '${',
        '`',
        '\n',
        '\\',
        '<<E',
        '{',
        '[',
        '>',
        ';',
        ' ',
      ),
      { maxLength: 60 },
    )
    .map((words) => words.join(' ')),
  fc
    .tuple(
      fc.constantFrom(
        '[',
        '{"a":',
        '- ',
        '"',
        '\\"',
        '$(',
        '"$(',
        '`',
        '*a ',
        '&a ',
        'python ',
        '1> ',
        '{,',
        '? ',
        'a: ',
      ),
      fc.integer({ min: 1, max: 20000 }),
    )
    .map(([part, times]) => part.repeat(times)),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

const OPCODES = Buffer.from([
  0x28, 0x29, 0x2e, 0x4e, 0x52, 0x5d, 0x61, 0x62, 0x71, 0x94, 0x68, 0x95, 0x4b, 0x43, 0x8c, 0x58,
  0x63, 0x93,
]);

/** An object array in which the pickle is any of the opcodes that are known, and others. */
function pickle(random: Random): Buffer {
  const codes = Array.from(
    { length: below(random, 400) },
    () => OPCODES[below(random, OPCODES.length)] ?? 0,
  );
  const noise = codes.map((code) => (random() < 0.2 ? below(random, 256) : code));
  const text = Buffer.from('\x80\x04X\x04\x00\x00\x00abcdq\x00', 'latin1');
  return Buffer.concat([text, Buffer.from(noise)]);
}

/** Input `index` of the run with that seed. */
export function inputOf(
  seed: number,
  index: number,
  { datasets, texts, foreign, runs }: Seeds,
): Input {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index, 0x85ebca6b));
  const kind = KINDS[index % KINDS.length] ?? 'dataset';
  const from = (list: readonly [Buffer, ...Buffer[]]) =>
    mutate(pick(random, list), random, pick(random, list));
  if (kind === 'run') return { kind, ...runFileOf(random, runs) };
  if (kind === 'dataset') return { kind, bytes: from(datasets) };
  if (kind === 'foreign') return { kind, bytes: foreignInput(random, foreign) };
  if (kind === 'text') return { kind, bytes: from(texts) };
  if (kind === 'structure') {
    const [text = ''] = fc.sample(structures, { seed: below(random, 2 ** 31), numRuns: 1 });
    return { kind, bytes: Buffer.from(text) };
  }
  if (kind === 'pickle')
    return {
      kind,
      bytes: zip([
        {
          name: '_metadata.npy',
          data: npy(dict("'|O'", '()'), pickle(random)),
          method: pick(random, [0, 8]),
        },
      ]),
    };
  const bytes = zip(Array.from({ length: 1 + below(random, 6) }, () => member(random)));
  return { kind, bytes: random() < 0.5 ? bytes : mutate(bytes, random, deflateRawSync(bytes)) };
}
