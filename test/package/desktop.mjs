// @ts-check
/** What the deb tells the desktop: an entry that starts the app, its icon, the type of our files, and the licences. */
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../build/paths.mjs';
import { insist } from '../wait.mjs';
import { makeHome, withApp } from './app.mjs';
import { PACKAGED, TITLE } from './fuses.mjs';
import { expect } from './report.mjs';

/** Sizes that hicolor-icon-theme lists: an icon elsewhere is not found. */
const HICOLOR = [16, 22, 24, 32, 36, 48, 64, 72, 96, 128, 192, 256, 512];

/** @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function run(program, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  expect(status === 0, `${program} ended with ${status}: ${stdout}${stderr}`);
  return `${stdout}${stderr}`;
}

/** The entry's keys. @param {string} root of the unpacked deb */
function entryOf(root) {
  const file = path.join(root, 'usr/share/applications/pinnboard.desktop');
  const said = run('desktop-file-validate', ['--warn-kde', file]);
  expect(said === '', `desktop-file-validate says: ${said}`);
  const lines = readFileSync(file, 'utf8').split('\n').slice(1);
  return Object.fromEntries(lines.map((line) => [line.split('=')[0], line.split('=')[1] ?? '']));
}

/** In sizes that the theme knows, and of the size that their folder tells. @param {string} theme @param {string} name */
function checkIcons(theme, name) {
  const folders = readdirSync(theme);
  expect(folders.includes('512x512'), `icons are in ${folders.join(', ')} alone`);
  for (const folder of folders) {
    expect(HICOLOR.includes(Number.parseInt(folder, 10)), `hicolor knows no ${folder}`);
    const size = run('identify', ['-format', '%wx%h', path.join(theme, folder, 'apps', name)]);
    expect(size === folder, `the icon in ${folder} has ${size}`);
  }
}

/** @param {string} root of the unpacked deb @param {string} temporary */
export function checkDesktop(root, temporary) {
  const entry = entryOf(root);
  const [command = '', files] = entry.Exec?.split(' ') ?? [];
  // The app opens one file a start, so that of several at once all but the first would be lost.
  expect(files === '%f', `the entry hands over ${files}, and the app opens one file a start`);
  accessSync(path.join(root, command), constants.X_OK);
  checkIcons(path.join(root, 'usr/share/icons/hicolor'), `${entry.Icon}.png`);
  const mime = path.join(temporary, 'mime');
  cpSync(path.join(root, 'usr/share/mime'), mime, { recursive: true });
  const said = run('update-mime-database', [mime], { XDG_DATA_DIRS: temporary });
  expect(said === '', `update-mime-database says: ${said}`);
  const [type] = entry.MimeType?.split(';') ?? [];
  const globs = readFileSync(path.join(mime, 'globs2'), 'utf8');
  for (const glob of ['*.pinnboard', '*.pinnboard.json'])
    expect(globs.includes(`:${type}:${glob}\n`), `${glob} is not of the type ${type}`);
  const helper = statSync(path.join(root, path.dirname(command), 'chrome-sandbox'));
  expect(
    (helper.mode & 0o4777) === 0o4755,
    `chrome-sandbox has the mode ${helper.mode.toString(8)}`,
  );
}

/**
 * A desktop finds the window's entry by its class; where it looks for none, the window brings its icon along.
 * @param {string} root of the unpacked deb @param {import('./fuses.mjs').Bench} bench
 */
export async function checkWindow(root, { folder, screen }) {
  const { StartupWMClass: named } = entryOf(root);
  await withApp(PACKAGED, { screen, home: makeHome(folder) }, async (app) => {
    const id = await app.window(TITLE);
    const classes = screen.property(id, 'WM_CLASS');
    expect(classes.includes(`, "${named}"`), `the entry names ${named}, and ${classes.trim()}`);
    const icon = screen.property(id, '_NET_WM_ICON');
    expect(icon.includes('CARDINAL'), `the window has no icon: ${icon.trim()}`);
    // There is no key for it but the palette's.
    const ask = () => {
      screen.press('Escape', 'ctrl+k');
      screen.type('about pinn');
      screen.press('Return');
    };
    await insist(
      'a window "About Pinnboard"',
      ask,
      () => screen.window('About Pinnboard'),
      app.dead,
    );
  });
}

/** Every package that is bundled is named with its licence, and so is what stands beside. @param {string} app its folder */
export function checkLicences(app) {
  const text = readFileSync(path.join(app, 'resources/LICENSES.txt'), 'utf8');
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const names = Object.keys(dependencies);
  for (const name of names)
    expect(text.includes(`\n${name} ${dependencies[name]} (`), `${name} is not named`);
  const beside = /^Electron.*$/m.exec(text)?.[0].match(/\bLICENSES?(\.\w+)*/g) ?? [];
  expect(beside.length > 0, 'LICENSES.txt does not say where the licences of Electron stand');
  for (const name of beside)
    expect(existsSync(path.join(app, name)), `LICENSES.txt names ${name}, which is not there`);
  return `${names.length} packages, ${beside.join(', ')}`;
}

/** Nothing else than the app is in the resources, such as what another product left there. @param {string} app its folder */
export function checkResources(app) {
  const names = readdirSync(path.join(app, 'resources')).sort();
  expect(names.join() === 'LICENSES.txt,app.asar,cli', `resources/ holds ${names.join(', ')}`);
}
