// @ts-check
/**
 * Saves presets for ever, until it is killed: `node presetSaver.mjs STATE.cjs FOLDER`. By turns it writes over one and
 * makes a new one; each that is on the disk is said as `saved ID VERSION`.
 */
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';

const [, , bundle = '', folder = ''] = process.argv;
const { Presets } = createRequire(import.meta.url)(bundle);
const presets = new Presets(folder, null);

/** @param {string} name @param {number} n */
const preset = (name, n) => ({
  name,
  description: 'long enough to be cut '.repeat(n % 180),
  overrides: { n_groups: n },
  execution: {},
});

/** @type {string | null} */
let first = null;
for (let n = 1; ; n += 1) {
  const over = n % 4 !== 0;
  /** @type {string} */
  const id = await presets.save(preset(over ? 'baseline' : `other ${n}`, n), over ? first : null);
  if (first === null) first = id;
  writeSync(1, `saved ${id} ${n}\n`);
}
