/** Damaged files of runs: real ones with mutations, also within their archives, and some that were never real. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { zip } from '../unit/dataset/npzBuilder';
import { below, mutate, pick, type Random } from './mutate';

/** A file of a run, by its place in the folder of one. */
export interface RunFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface RunSeeds {
  readonly files: readonly [RunFile, ...RunFile[]];
  /** Members of archives, by the archive's name. */
  readonly members: ReadonlyMap<string, readonly [RunFile, ...RunFile[]]>;
}

/** Where the recorded files are, and what they are called here. */
const SEEDS: readonly (readonly [from: string, name: string])[] = [
  ['native-finished/run/wts.h5.zip', 'wts.h5.zip'],
  ['refactor-native/run/wts.h5.zip', 'wts.h5.zip'],
  ['native-finished/run/checkpoints/last.ckpt', 'checkpoints/last.ckpt'],
  [
    'train-lightning-only/run/Synthetic_Runs/run_20261128_051751/checkpoints/last.ckpt',
    'checkpoints/last.ckpt',
  ],
  [
    'native-finished/run/lightning_logs/version_0/hparams.yaml',
    'lightning_logs/version_0/hparams.yaml',
  ],
  [
    'refactor-native/run/lightning_logs/version_0/hparams.yaml',
    'lightning_logs/version_0/hparams.yaml',
  ],
  ['native-finished/run/lightning_logs/version_0/metrics.csv', 'metrics.csv'],
  ['train-lightning-only/run/Synthetic_Runs/run_20261128_051751/metrics.csv', 'metrics.csv'],
  [
    'train-lightning-only/run/Synthetic_Runs/run_20261128_051751/events.out.tfevents.1795843071.vm.26771.0',
    'events.out.tfevents.1',
  ],
  ['train-lightning-only/run/Synthetic_Runs/run_20261128_051751/metadata.json', 'metadata.json'],
  [
    'train-lightning-only/run/Synthetic_Runs/run_20261128_051751/configs/data_config.json',
    'configs/data_config.json',
  ],
  [
    'native-mlflow/run/mlruns/466283580042582583/2419bc532bd348cf835d6554fa8d588c/meta.yaml',
    'mlruns/1/a/meta.yaml',
  ],
  [
    'native-mlflow/run/mlruns/466283580042582583/2419bc532bd348cf835d6554fa8d588c/metrics/poisson_val_loss',
    'mlruns/1/a/metrics/loss',
  ],
  [
    'native-mlflow/run/mlruns/466283580042582583/2419bc532bd348cf835d6554fa8d588c/params/training_config/physics_weight_schedule',
    'mlruns/1/a/params/training_config/notes',
  ],
  ['native-model-error/console.txt', 'console.log'],
  ['ptycho-train/command.txt', 'command.txt'],
  ['pinnboard-script/payload.json', 'payload.json'],
  ['pinnboard-script/run.py', 'run.py'],
];

/** The recorded runs of `root`. */
export function readRunSeeds(root: string): RunSeeds {
  const files = SEEDS.map(([from, name]) => ({
    name,
    bytes: readFileSync(path.join(root, 'test/runs', from)),
  }));
  const [first = { name: '', bytes: Buffer.alloc(0) }, ...others] = files;
  const members = new Map<string, readonly [RunFile, ...RunFile[]]>();
  for (const { name, bytes } of files)
    if (/\.(?:zip|ckpt)$/.test(name)) {
      const [one, ...more] = unzip(bytes);
      if (one) members.set(name, [one, ...more]);
    }
  return { files: [first, ...others], members };
}

/** The members of an archive that is sound. */
function unzip(bytes: Buffer): RunFile[] {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const [size, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const stored = bytes.subarray(start, start + size);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const data = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(stored) : stored;
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return { name, bytes: data };
  });
}

/** A file of a run with damage; `other` is spliced in. */
export function runFileOf(random: Random, { files, members }: RunSeeds): RunFile {
  const file = pick(random, files);
  const { name } = file;
  const made = MADE[name];
  if (made && random() < 0.3) return { name, bytes: made(random) };
  const parts = members.get(name);
  if (parts && random() < 0.7) return { name, bytes: archive(random, parts) };
  return { name, bytes: mutate(file.bytes, random, pick(random, files).bytes) };
}

/** An archive of which one member is damaged, and the zip around it is sound, as far as a member can be one. */
function archive(random: Random, members: readonly [RunFile, ...RunFile[]]): Buffer {
  const pickles = members.filter(({ name }) => /\.(?:pkl|dill|pt|pth)$/.test(name));
  const damaged = pickles[below(random, pickles.length)];
  const other = pick(random, members).bytes;
  return zip(
    members.map((member) => ({
      name: member.name,
      data: member === damaged ? damagedMember(member, random, other) : member.bytes,
      method: member.name.endsWith('.pkl') ? 0 : 8,
    })),
  );
}

/** Archives within archives have their pickles damaged, too. */
function damagedMember({ name, bytes }: RunFile, random: Random, other: Buffer): Buffer {
  if (/\.(?:pt|pth)$/.test(name) && random() < 0.7) {
    const [first, ...more] = unzip(bytes);
    if (first) return archive(random, [first, ...more]);
  }
  return mutate(bytes, random, other);
}

const VALUES = [
  'nan',
  '-inf',
  'inf',
  '1e308',
  '-1',
  '0',
  '',
  '"',
  '9'.repeat(400),
  '0x1',
  '1_0',
  '\0',
] as const;
const COLUMNS = [
  'epoch',
  'step',
  'poisson_train_loss_step',
  '__proto__',
  'constructor',
  'a"b',
  '',
] as const;

const lines = (random: Random, most: number, line: () => string): string =>
  Array.from({ length: below(random, most) }, line).join(pick(random, ['\n', '\r\n', '\r']));

function csv(random: Random): Buffer {
  const width = random() < 0.05 ? 100_000 : 1 + below(random, 9);
  const row = (values: readonly [string, ...string[]]) =>
    Array.from({ length: width }, () => pick(random, values)).join(',');
  return Buffer.from(`${row(COLUMNS)}\n${lines(random, width > 9 ? 3 : 40, () => row(VALUES))}`);
}

const YAML = [
  'data_config:',
  '  N: 64',
  '  N: .nan',
  '  grid_size: !!python/tuple [2, 2]',
  "  a: !!python/object/apply:os.system ['touch hacked']",
  '  b: !!python/object/new:type {}',
  'c: &c [*c]',
  '  d: &d {x: *d, *d : 1}',
  '<<: *c',
  '? [1, {a: b}]',
  ': - - - -',
  '--- !!binary aGk=',
  '%TAG ! tag:x,2000:',
  '"__proto__": {polluted: 1}',
  '- '.repeat(400),
] as const;

const yaml = (random: Random): Buffer =>
  Buffer.from(lines(random, 30, () => pick(random, YAML)).replaceAll('\r', ''));

/** Frames with the right checksums around messages of noise. */
function events(random: Random): Buffer {
  const frames = Array.from({ length: below(random, 20) }, () => {
    const time = pick(random, [0x3f, 0x41, 0x7f, 0xff]);
    const head = Buffer.from([0x09, 0, 0, 0, 0, 0, 0, 0xf0, time, 0x10, below(random, 256)]);
    const noise = Buffer.from(Array.from({ length: below(random, 60) }, () => below(random, 256)));
    const value = Buffer.concat([
      Buffer.from([0x0a, 1, 0x61, pick(random, [0x15, 0x42, 0x11, 0x0d])]),
      noise,
    ]);
    const summary = Buffer.concat([Buffer.from([0x0a, value.length & 0x7f]), value]);
    const message = Buffer.concat([head, Buffer.from([0x2a, summary.length & 0x7f]), summary]);
    const length = Buffer.alloc(8);
    length.writeUInt32LE(message.length);
    return Buffer.concat([length, checksum(length), message, checksum(message)]);
  });
  return Buffer.concat(frames);
}

/** TFRecord's: CRC-32C, rotated, and a constant added. */
function checksum(bytes: Buffer): Buffer {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  }
  crc = ~crc >>> 0;
  const out = Buffer.alloc(4);
  out.writeUInt32LE((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0);
  return out;
}

const MLFLOW = ['1 0.5 0', 'x', '1 nan 1e9', '1 1 -1', '1  2', '1 1e400 3', ' '] as const;

/** A value as Python prints it, or one that only begins so. */
const printed = (random: Random): Buffer =>
  Buffer.from(
    pick(random, [
      ...VALUES,
      `${'['.repeat(1 + below(random, 20_000))}1`,
      `{${lines(random, 40, () => `'__proto__': ${pick(random, VALUES)},`)}}`,
      `(${pick(random, VALUES)}, '${pick(random, VALUES)}')`,
      `'\\x${below(random, 256).toString(16)}\\N{DIGIT ONE}'`,
      'tensor([1.])',
      'PosixPath(',
    ]),
  );

/** Files that were never real, by name. */
const MADE: { readonly [name: string]: ((random: Random) => Buffer) | undefined } = {
  'metrics.csv': csv,
  'lightning_logs/version_0/hparams.yaml': yaml,
  'mlruns/1/a/meta.yaml': yaml,
  'mlruns/1/a/metrics/loss': (random) => Buffer.from(lines(random, 40, () => pick(random, MLFLOW))),
  'mlruns/1/a/params/training_config/notes': printed,
  'events.out.tfevents.1': events,
};
