// @ts-check
/**
 * Types for ever, until it is killed: `node typist.mjs STATE.cjs FOLDER PAUSE_MS`. Each edit is said as `edit N TIME`, and
 * each that is on the disk as `kept N`. Like the window, it hands the work over a while after the first edit.
 */
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';

const [, , bundle = '', folder = '', pause = '5'] = process.argv;
const { Drafts } = createRequire(import.meta.url)(bundle);
const drafts = new Drafts(folder);
const KEEP_EVERY_MS = 250;
let waiting = false;
let last = 0;

/** @param {number} n */
const draft = (n) => ({
  version: 1,
  typed: { nphotons: { text: `${n}e`, base: '', problem: 'it is no number' } },
  unsaved: true,
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

function keepSoon() {
  if (waiting) return;
  waiting = true;
  // biome-ignore lint/plugin: as the window does.
  setTimeout(() => {
    waiting = false;
    const n = last;
    void drafts.keep('one', draft(n)).then(() => writeSync(1, `kept ${n}\n`));
  }, KEEP_EVERY_MS);
}

for (;;) {
  last += 1;
  writeSync(1, `edit ${last} ${Date.now()}\n`);
  keepSoon();
  // biome-ignore lint/plugin: the pause between two keys.
  await new Promise((resolve) => setTimeout(resolve, Number(pause)));
}
