// @ts-check
/** What the fuses forbid is tried: an Electron without them does it, the package does not. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FUSES, readFuses } from '../../build/fuses.mjs';
import { until } from '../wait.mjs';
import { makeHome, withApp } from './app.mjs';
import { NAME, UNPACKED } from './packed.mjs';
import { freePort, listens } from './ports.mjs';
import { expect } from './report.mjs';
import { variant } from './variants.mjs';

/**
 * @typedef {object} Bench
 * @property {string} folder
 * @property {import('./screen.mjs').Screen} screen
 * @property {string} electron an executable whose fuses were never set
 *
 * @typedef {object} Attempt
 * @property {string[]} [args]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [title] of the package's window
 * @property {() => boolean | Promise<boolean>} done whether it came to what is forbidden
 *
 * @typedef {object} Pair
 * @property {string} control an executable that may do it
 * @property {string} [packaged] one that may not; the package itself unless it is named
 * @property {(home: string) => Attempt | Promise<Attempt>} attempt
 */

export const PACKAGED = path.join(UNPACKED, NAME);
/** Fuses whose work is tried. */
const TRIED = ['runAsNode', 'nodeOptions', 'nodeCliInspect', 'onlyLoadAppFromAsar'];
/** Of a window without a dataset. */
export const TITLE = 'Untitled — Pinnboard';

/** Both are tried: the control must do it, the package must come up as usual and not do it. @param {Bench} bench @param {Pair} pair */
async function contrast({ folder, screen }, { control, packaged = PACKAGED, attempt }) {
  let home = makeHome(folder);
  const free = await attempt(home);
  await withApp(control, { screen, home, ...free }, ({ dead }) =>
    until('control: an Electron without the fuse does it', free.done, { dead }),
  );
  home = makeHome(folder);
  const bound = await attempt(home);
  await withApp(packaged, { screen, home, ...bound }, async (app) => {
    await app.window(bound.title ?? TITLE);
    expect(!(await bound.done()), 'the package does it, as does an Electron without the fuse');
  });
}

/** A script that leaves a mark. @param {string} home @param {string} name */
function marking(home, name) {
  const mark = path.join(home, 'mark');
  const script = path.join(home, name);
  writeFileSync(script, markText(mark));
  return { script, done: () => existsSync(mark) };
}

/** @param {string} mark */
const markText = (mark) => `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '');\n`;

/** Each by what it says. @param {Bench} bench @returns {{ [title: string]: () => Promise<void> | string }} */
export function fuseChecks(bench) {
  const { folder, electron } = bench;
  const unfused = () => variant(folder, { binary: electron });
  const unpackaged = () => variant(folder, { binary: electron, name: 'electron' });
  return {
    'the fuses are set in the binary, and not in the control': () => {
      const [packaged, control] = [readFuses(PACKAGED), readFuses(electron)];
      for (const [name, on] of FUSES) {
        const state = packaged[name];
        // An Electron that does not know a fuse yet cannot have it set.
        expect(state === 'absent' || state === (on ? 'on' : 'off'), `${name} is ${state}`);
        expect(
          !TRIED.includes(name) || control[name] !== state,
          `${name} is ${state} in the control as well`,
        );
      }
      return FUSES.map(([name]) => `${name} ${packaged[name]}`).join(', ');
    },
    'ELECTRON_RUN_AS_NODE runs no script': () =>
      contrast(bench, {
        control: unfused(),
        attempt: (home) => {
          const { script, done } = marking(home, 'script.cjs');
          // What is no script is a dataset, if a bad one.
          const title = 'Untitled (script.cjs) — Pinnboard';
          return { args: [script], env: { ELECTRON_RUN_AS_NODE: '1' }, title, done };
        },
      }),
    // Electron takes next to no NODE_OPTIONS in what counts as packaged; so both are named so that they do not.
    'NODE_OPTIONS requires no script': () =>
      contrast(bench, {
        control: unpackaged(),
        packaged: variant(folder, { name: 'electron' }),
        attempt: (home) => {
          const { script, done } = marking(home, 'required.cjs');
          return { env: { NODE_OPTIONS: `--require ${script}` }, done };
        },
      }),
    '--inspect opens no port': () =>
      contrast(bench, {
        control: unfused(),
        attempt: async () => {
          const port = await freePort();
          return { args: [`--inspect=${port}`], done: () => listens(port) };
        },
      }),
    // No fuse is about it: Pinnboard itself takes the switch away when it is packaged.
    '--remote-debugging-port opens no port': () =>
      contrast(bench, {
        control: unpackaged(),
        attempt: async () => {
          const port = await freePort();
          return { args: [`--remote-debugging-port=${port}`], done: () => listens(port) };
        },
      }),
    'a folder resources/app in the place of app.asar is not run': () => onlyAsar(bench),
  };
}

/** app.asar is looked for first, so that a folder counts where there is none. @param {Bench} bench */
async function onlyAsar({ folder, screen, electron }) {
  const home = makeHome(folder);
  const mark = path.join(home, 'mark');
  const files = { 'app/package.json': '{"main":"main.js"}', 'app/main.js': markText(mark) };
  const start = { screen, home };
  await withApp(variant(folder, { binary: electron, asar: null, files }), start, ({ dead }) =>
    until('control: an Electron without the fuse runs it', () => existsSync(mark), { dead }),
  );
  rmSync(mark);
  await withApp(variant(folder, { asar: null, files }), start, async (app) => {
    await until('the package ends', () => app.ended);
    expect(!existsSync(mark), 'the package runs it');
  });
}
