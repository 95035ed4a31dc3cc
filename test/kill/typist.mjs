// @ts-check
/**
 * Types for ever, until it is killed: `node typist.mjs STATE.cjs FOLDER PAUSE_MS`. Each edit is said as `edit N`, then
 * saved at once, as the window does, then said as `kept N`.
 */
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pause } from './pause.mjs';

const [, , bundle = '', folder = '', ms = '5'] = process.argv;
const { Drafts } = createRequire(import.meta.url)(bundle);
const drafts = new Drafts(folder);

/** @param {number} n */
const draft = (n) => ({
  version: 4,
  saved: n,
  typed: { nphotons: { text: `${n}e`, base: '', problem: 'it is no number' } },
  document: null,
  unsaved: true,
  origins: {},
  validation: null,
  sweep: { name: '', axes: [], method: { kind: 'grid' }, leave_out: [], scripts: {} },
  sweepFiles: { datasets: [], models: [] },
  draft: {
    target: 'adr-003',
    workflow: 'training',
    dataset: '/data/scan.npz',
    model: null,
    output_dir: 'a long way to the output '.repeat(1 + (n % 2000)),
    overrides: { n_groups: n },
    execution: {},
    profile: null,
    cli_defaults: false,
    acknowledgements: [],
  },
});

for (let n = 1; ; n += 1) {
  writeSync(1, `edit ${n}\n`);
  const problem = drafts.keep('one', draft(n));
  writeSync(1, problem === null ? `kept ${n}\n` : `failed ${n} ${problem}\n`);
  await pause(Number(ms));
}
