/** Draws the groups of a scan some times in this process: `FILE K SEED ROUNDS`; prints milliseconds each. */
import { readFileSync } from 'node:fs';
import { drawGroups } from '../../../shared/plan/groups/draw';
import type { GroupSpec } from '../../../shared/plan/groups/spec';
import { finish } from '../../../shared/plan/steps';

const [file = '', neighbours, seed, rounds] = process.argv.slice(2);
// x and y as float64, one after the other.
const bytes = readFileSync(file);
const all = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
const count = all.length / 2;
const scan = { x: all.slice(0, count), y: all.slice(count) };
const spec: GroupSpec = {
  algorithm: 'container',
  subsample: null,
  groups: count,
  gridsize: 2,
  neighbours: Number(neighbours),
  seed: Number(seed),
  sequential: false,
};
const times: number[] = [];
let sum = 0;
for (let round = 0; round < Number(rounds); round++) {
  const begun = performance.now();
  const { asDrawn } = finish(drawGroups(spec, scan));
  times.push(performance.now() - begun);
  sum = asDrawn.reduce((total, index, i) => (total + index * ((i % 97) + 1)) % 1_000_003, 0);
}
console.log(JSON.stringify({ times, sum }));
