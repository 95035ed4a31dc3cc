// @ts-check
/** The developer tools: Ctrl+Shift+I opens them in a checkout, where they fill half the window, and nothing in a package. */
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../wait.mjs';
import { makeHome, withApp } from './app.mjs';
import { PACKAGED } from './fuses.mjs';
import { DATASET, TITLE } from './job.mjs';
import { expect } from './report.mjs';
import { variant } from './variants.mjs';

const KEYS = 'ctrl+shift+i';
/** Parts of the screen that must have changed at least, and that a cursor or a hint may change. */
const MUCH = 0.1;
const LITTLE = 0.01;
/** The pictures of the dataset alone have more colours; a window that is not drawn yet has a few. */
const MANY = 500;

/** @param {string} file */
const colours = (file) =>
  Number(spawnSync('identify', ['-format', '%k', file], { encoding: 'utf8' }).stdout);

/** The part of the pixels in which two pictures differ. @param {string} a @param {string} b */
function difference(a, b) {
  // ImageMagick ends with 1 when they differ, and prints the number on stderr.
  const { stderr } = spawnSync('compare', ['-metric', 'AE', a, b, 'null:'], { encoding: 'utf8' });
  const size = spawnSync('identify', ['-format', '%[fx:w*h]', a], { encoding: 'utf8' }).stdout;
  const part = Number.parseFloat(stderr) / Number(size);
  expect(Number.isFinite(part), `compare printed "${stderr}"`);
  return part;
}

/** @param {import('./fuses.mjs').Bench} bench */
export async function checkTools({ folder, screen, electron }) {
  /**
   * Presses the keys and looks until `enough`; what changed at the screen.
   * @param {string} executable @param {string[]} args @param {(changed: { part: number, windows: string[] }, ms: number) => boolean} enough
   */
  const press = (executable, args, enough) => {
    const home = makeHome(folder);
    const [before, settled, after] = ['a', 'b', 'c'].map((name) => path.join(home, `${name}.png`));
    if (!before || !settled || !after) throw new Error('three names make three files');
    return withApp(executable, { screen, home, args }, async (app) => {
      await app.window(TITLE);
      screen.picture(before);
      await until(
        'a window that is drawn, at rest',
        () => {
          screen.picture(settled);
          const rests = colours(settled) > MANY && difference(before, settled) === 0;
          copyFileSync(settled, before);
          return rests;
        },
        { every: 500 },
      );
      // One that appears or goes meanwhile makes xdotool find none.
      const known = await until('its window', () => {
        const all = screen.windows();
        return all.size > 0 && all;
      });
      screen.press(KEYS);
      const started = performance.now();
      return until('something changes', () => {
        screen.picture(after);
        const part = difference(settled, after);
        const added = [...screen.windows()].filter(([id]) => !known.has(id));
        const changed = { part, windows: added.map(([, name]) => name) };
        const ms = performance.now() - started;
        return enough(changed, ms) && { ...changed, ms };
      });
    });
  };
  // What is not packaged takes its own folder as the first argument.
  const control = variant(folder, { binary: electron, name: 'electron' });
  const shown = await press(
    control,
    ['.', DATASET],
    ({ part, windows }) => part > MUCH || windows.length > 0,
  );
  // Nothing is not seen at once: twice the time that they took to open.
  const none = await press(PACKAGED, [DATASET], (_changed, ms) => ms > 2 * shown.ms);
  expect(none.windows.length === 0, `other windows are there: ${none.windows.join(', ')}`);
  expect(none.part < LITTLE, `${(100 * none.part).toFixed(1)} % of the screen changed`);
  return `they change ${(100 * shown.part).toFixed(0)} % of the screen in the control, ${(100 * none.part).toFixed(1)} % in the package`;
}
