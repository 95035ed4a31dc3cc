// @ts-check
/** `pinnboard prepare … -o FILE`, killed: the file is absent or whole, and the next time nothing is left beside it. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNode } from '../child.mjs';

const FRAMES = 400;
const SIDE = 256;

/** A stack of counts as numpy writes it, without a value that is the same as its neighbour. */
function patterns() {
  const dict = `{'descr': '<u2', 'fortran_order': False, 'shape': (${FRAMES}, ${SIDE}, ${SIDE}), }`;
  const head = Buffer.alloc(128, ' ');
  head.write('\x93NUMPY\x01\x00', 'latin1');
  head.writeUInt16LE(118, 8);
  head.write(`${dict.padEnd(117)}\n`, 10, 'latin1');
  const values = Uint16Array.from({ length: FRAMES * SIDE * SIDE }, (_, i) => (i * 7919) % 1009);
  return Buffer.concat([head, Buffer.from(values.buffer)]);
}

const RECIPE = `format: pinnboard.recipe
version: 1
patterns: {array: '', quantity: intensity, steps: [amplitude]}
probe: {made: disk, diameter: 40 px}
x: {made: raster, axis: fast, rows: 20, columns: 20, step: 1 m, steps: [place]}
y: {made: raster, axis: slow, rows: 20, columns: 20, step: 1 m, steps: [place]}
`;

/** @param {import('../run.mjs').Bench} bench @returns {Promise<import('../run.mjs').Kind>} */
export async function prepareKind({ cli, folder, random }) {
  const out = path.join(folder, 'out');
  mkdirSync(out);
  const source = path.join(folder, 'patterns.npy');
  const recipe = path.join(folder, 'recipe.yaml');
  writeFileSync(source, patterns());
  writeFileSync(recipe, RECIPE);
  const file = path.join(out, 'scan.npz');
  const write = (how = {}) =>
    runNode([cli, 'prepare', source, '--recipe', recipe, '--stored', '-o', file], how);
  /** @param {string} name */
  const isWhole = async (name) =>
    (await runNode([cli, 'inspect', '--target', 'ptychopinn-2026.07', name])).code === 0;
  const { span, ...first } = await write({ from: out });
  if (first.code !== 0) throw new Error(`It fails without a kill: ${first.err}`);
  return {
    name: 'prepare',
    async round() {
      rmSync(file, { force: true });
      const ended = await write({ from: out, killAfter: random() * span * 1.1 });
      const wrong = [];
      if (ended.code === 0 && !existsSync(file)) wrong.push('it said it was written and was not');
      if (existsSync(file) && !(await isWhole(file))) wrong.push('the file is not whole');
      return {
        wrong,
        killed: ended.code === null,
        outcome: existsSync(file) ? 'whole' : 'absent',
      };
    },
    async finish() {
      rmSync(file, { force: true });
      const { code, err } = await write();
      const left = readdirSync(out).filter((name) => name !== 'scan.npz');
      return [
        ...(code === 0 ? [] : [`it cannot be prepared any more: ${err}`]),
        ...(left.length === 0 ? [] : [`something is left: ${left.join(' ')}`]),
      ];
    },
  };
}
