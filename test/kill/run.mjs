// @ts-check
/**
 * `npm run kill`: `kill -9` at random moments while files are written, 600 times: exports, drafts, presets, sweeps, prepared datasets, and
 * the real window 260 times while it is typed in, closed and exported from, where some fifty end by themselves before.
 * `-- --rounds 55 --seed 7` does fewer with other moments; `--only window` does one kind alone, `--rounds` times;
 * `--no-window` leaves the window out.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { bundleIfStale, commonJs } from '../../build/bundle.mjs';
import { takeOwnDisplay } from '../../build/display.mjs';
import { DIST, ROOT } from '../../build/paths.mjs';
import { randomOf } from '../../build/random.mjs';
import { Disturbed } from './child.mjs';
import { draftsKind } from './kinds/drafts.mjs';
import { exportsKind } from './kinds/exports.mjs';
import { prepareKind } from './kinds/prepare.mjs';
import { presetsKind } from './kinds/presets.mjs';
import { sweepsKind } from './kinds/sweeps.mjs';

/**
 * @typedef {object} Bench what a kind works with
 * @property {string} root the checkout
 * @property {string} cli
 * @property {string} dataset
 * @property {string} bundle `state.ts` for plain Node
 * @property {any} state what the bundle exports
 * @property {string} folder to work in
 * @property {() => number} random
 *
 * @typedef {object} Round
 * @property {string[]} wrong what was found wrong
 * @property {boolean} killed false when it was done before
 * @property {string} outcome what was there afterwards
 *
 * @typedef {object} Kind
 * @property {string} name
 * @property {() => Promise<Round>} round
 * @property {() => Promise<string[]>} [finish] looks at what the last round left; what it finds wrong is one more failure
 */

/** Parts of all rounds. */
const SHARES = { export: 90, draft: 80, preset: 50, sweep: 70, prepare: 50, window: 260 };
const ALL = Object.values(SHARES).reduce((sum, share) => sum + share, 0);

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: String(ALL) },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    'no-window': { type: 'boolean', default: false },
  },
});

/** @param {keyof typeof SHARES} name */
const isAsked = (name) =>
  (options.only ?? name) === name && !(name === 'window' && options['no-window']);

console.log(`seed ${options.seed}`);
if (isAsked('window')) await takeOwnDisplay();

/** Rounds that somebody else's signal spoilt, and that were done again. */
let disturbed = 0;
const MOST_DISTURBED = 10;

/** @param {Kind['round']} round @returns {Promise<Round>} */
async function undisturbed(round) {
  for (;;) {
    try {
      return await round();
    } catch (error) {
      disturbed += 1;
      if (!(error instanceof Disturbed) || disturbed > MOST_DISTURBED) throw error;
      console.error(`Done again: ${error.message}.`);
    }
  }
}

/** @param {Kind} kind @param {number} rounds */
async function runKind({ name, round, finish }, rounds) {
  const row = { kind: name, rounds, killed: 0, passed: 0, failed: 0, outcomes: '' };
  /** @type {{ [outcome: string]: number }} */
  const outcomes = {};
  for (let i = 0; i < rounds; i += 1) {
    const { wrong, killed, outcome } = await undisturbed(round);
    if (killed) row.killed += 1;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (wrong.length === 0) row.passed += 1;
    else {
      row.failed += 1;
      console.error(`${name} ${i + 1}: ${wrong.join('; ')}`);
    }
  }
  const wrong = (await finish?.()) ?? [];
  if (wrong.length > 0) {
    row.failed += 1;
    console.error(`${name} after the last: ${wrong.join('; ')}`);
  }
  row.outcomes = Object.entries(outcomes)
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(', ');
  return row;
}

/** @param {Bench} bench */
async function realWindow(bench) {
  const { windowKind } = await import('./kinds/window.mjs');
  const { resolveElectron } = await import('../../build/electron/resolve.mjs');
  return windowKind({ ...bench, executable: resolveElectron().executable });
}

await bundleIfStale();
const temporary = mkdtempSync(path.join(tmpdir(), 'pinnboard-kill-'));
try {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    define: { __PINNBOARD_VERSION__: '"kill"' },
    ...commonJs('test/kill/state.ts', path.join(temporary, 'bundle'), 'state.cjs', 'node20'),
  });
  const bundle = path.join(temporary, 'bundle/state.cjs');
  const random = randomOf(Number(options.seed));
  /** @param {string} name @returns {Bench} */
  const bench = (name) => {
    const folder = path.join(temporary, name);
    mkdirSync(folder);
    return {
      root: ROOT,
      cli: `${DIST}cli/pinnboard.cjs`,
      dataset: path.join(ROOT, 'test/fixtures/npz/train64.npz'),
      bundle,
      state: createRequire(import.meta.url)(bundle),
      folder,
      random,
    };
  };
  /** @param {keyof typeof SHARES} name */
  const rounds = (name) =>
    options.only === undefined
      ? Math.max(1, Math.round((Number(options.rounds) * SHARES[name]) / ALL))
      : Number(options.rounds);
  /** @type {[keyof typeof SHARES, (bench: Bench) => Promise<Kind>][]} */
  const kinds = [
    ['export', exportsKind],
    ['draft', draftsKind],
    ['preset', presetsKind],
    ['sweep', sweepsKind],
    ['prepare', prepareKind],
    ['window', realWindow],
  ];
  /** @type {Awaited<ReturnType<typeof runKind>>[]} */
  const rows = [];
  for (const [name, kind] of kinds)
    if (isAsked(name)) rows.push(await runKind(await kind(bench(name)), rounds(name)));
  console.table(rows);
  const sum = (/** @type {'passed' | 'failed' | 'killed'} */ key) =>
    rows.reduce((total, row) => total + row[key], 0);
  console.log(
    `seed ${options.seed}, ${sum('killed')} killed while at work, ${disturbed} rounds disturbed and done again`,
  );
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
