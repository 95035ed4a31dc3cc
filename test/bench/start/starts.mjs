// @ts-check
/** Start to usable window, beside an empty window of the same Electron; both in turn, so that a busy machine hits both. */
import { rmSync } from 'node:fs';
import { median } from '../median.mjs';
import { printTable } from './table.mjs';
import { DATASET, newUserData, openWindow } from './window.mjs';

const ROUNDS = 15;

/** @typedef {import('./window.mjs').Times} Times */
/** @typedef {{ name: string, which: import('./window.mjs').Which, args: string[] }} Side */

/** @type {readonly Side[]} */
const SIDES = [
  { name: 'empty window', which: 'empty', args: [] },
  { name: 'pinnboard', which: 'pinnboard', args: [] },
  { name: 'pinnboard FILE', which: 'pinnboard', args: [DATASET] },
];

/** What happens from one stage to the next, in their order. */
const STAGES = [
  ['main', 'Electron itself, to the first line of the main script'],
  ['required', 'main script: modules loaded'],
  ['ready', 'to Electron ready'],
  ['window', 'to the window object (drafts and settings read)'],
  ['document', 'renderer process, to its document'],
  ['commit', 'page: script read and run, first React commit'],
  ['content', 'first resolution shown in the page (peer: its button)'],
  ['usable', 'to the frame that shows it'],
];

/** Prints the table, and where the time goes. */
export async function starts() {
  /** @type {{ first: Times, rest: Times[], userData: string }[]} */
  const runs = [];
  for (const side of SIDES) {
    const userData = newUserData();
    const { times: first } = await openWindow({ ...side, userData });
    runs.push({ first, rest: [], userData });
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, side] of SIDES.entries()) {
      const run = runs[i];
      if (run) run.rest.push((await openWindow({ ...side, userData: run.userData })).times);
    }
  for (const { userData } of runs) rmSync(userData, { recursive: true, force: true });
  const of = (/** @type {number} */ side, /** @type {string} */ stage) =>
    median(runs[side]?.rest.map((times) => times[stage] ?? Number.NaN) ?? []);
  const [empty = 0, plain = 1, file = 2] = SIDES.keys();
  const row = (/** @type {string} */ what, /** @type {number} */ side) => ({
    what,
    peer: 'empty window, same Electron',
    ours: of(side, 'usable'),
    theirs: of(empty, 'usable'),
    unit: 'ms',
  });
  console.log(`Start: medians of ${ROUNDS} starts each in turn, user data kept between them.`);
  printTable([
    row('start to usable window', plain),
    row('start to usable window, with a dataset', file),
    {
      ...row('very first start, no user data yet', plain),
      ours: runs[plain]?.first['usable'] ?? Number.NaN,
      theirs: runs[empty]?.first['usable'] ?? Number.NaN,
    },
  ]);
  console.log(
    `\n${'milliseconds'.padEnd(58)}${SIDES.map(({ name }) => name.padStart(16)).join('')}`,
  );
  STAGES.forEach(([stage = '', what = ''], i) => {
    const before = STAGES.slice(0, i).map(([name = '']) => name);
    const part = (/** @type {number} */ side) =>
      median(
        runs[side]?.rest.map((times) => {
          const from = before.findLast((name) => times[name] !== undefined) ?? '';
          return (times[stage] ?? Number.NaN) - (times[from] ?? 0);
        }) ?? [],
      );
    const cells = SIDES.map((_side, side) => part(side));
    const text = cells.map((ms) => (Number.isNaN(ms) ? '-' : ms.toFixed(1)).padStart(16));
    console.log(`${what.padEnd(58)}${text.join('')}`);
  });
}
