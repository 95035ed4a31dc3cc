/** Damaged files of other programs: their structure is at the beginning, where most of the damage goes. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { below, mutate, pick, type Random } from './mutate';

type Buffers = readonly [Buffer, ...Buffer[]];

/** Where an HDF5 file of this size has its groups, shapes, types and chunk indexes. */
const HEAD = 8192;
const NUMBERS = [0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff] as const;

/** The files of other programs, and stacks of TIFF, of `root`; without those that are cut short already. */
export function foreignSeeds(root: string): Buffers {
  const folders = ['test/foreign', 'test/fixtures/tiff'].map((folder) => path.join(root, folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => !/truncated|good|spoiled|\.md$|\.json$/.test(name))
      .sort()
      .map((name) => readFileSync(path.join(folder, name))),
  );
  const [first = Buffer.alloc(0), ...others] = files;
  return [first, ...others];
}

/** A few numbers and bits changed in place, mostly near the beginning; now and then any other damage. */
export function foreignInput(random: Random, seeds: Buffers): Buffer {
  const seed = pick(random, seeds);
  if (random() < 0.15) return mutate(seed, random, pick(random, seeds));
  const bytes = Buffer.from(seed);
  for (let left = 1 + below(random, 3); left > 0; left -= 1) {
    const reach = random() < 0.8 ? Math.min(HEAD, bytes.length) : bytes.length;
    const at = below(random, Math.max(1, reach - 8));
    const what = random();
    if (what < 0.4) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8));
    else if (what < 0.6) bytes.writeUInt32LE(pick(random, NUMBERS), at);
    else if (what < 0.75) bytes.writeBigUInt64LE(BigInt(below(random, bytes.length)), at);
    else if (what < 0.9) bytes.writeUInt8(below(random, 256), at);
    else bytes.copy(bytes, at, below(random, bytes.length), at + 64);
  }
  return random() < 0.05 ? bytes.subarray(0, below(random, bytes.length)) : bytes;
}
