// @ts-check
/** What the deb tells the desktop: an entry that starts the app, its icon, the type of our files, and the licences. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, cpSync, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../build/paths.mjs';
import { expect } from './report.mjs';

/** @param {string} program @param {string[]} args */
function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
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

/** @param {string} root of the unpacked deb @param {string} temporary */
export function checkDesktop(root, temporary) {
  const entry = entryOf(root);
  const [command = ''] = entry.Exec?.split(' ') ?? [];
  accessSync(path.join(root, command), constants.X_OK);
  const icon = path.join(root, 'usr/share/icons/hicolor/512x512/apps', `${entry.Icon}.png`);
  expect(existsSync(icon), `there is no icon ${path.relative(root, icon)}`);
  const mime = path.join(temporary, 'mime');
  cpSync(path.join(root, 'usr/share/mime'), mime, { recursive: true });
  const said = run('update-mime-database', [mime]);
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

/** Every package that is bundled is named with its licence, and so is what stands beside. @param {string} app its folder */
export function checkLicences(app) {
  const text = readFileSync(path.join(app, 'resources/LICENSES.txt'), 'utf8');
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const names = Object.keys(dependencies);
  for (const name of names)
    expect(text.includes(`\n${name} ${dependencies[name]} (`), `${name} is not named`);
  const beside = text.match(/\bLICENSES?\.[\w.]+\w/g) ?? [];
  expect(beside.length > 0, 'LICENSES.txt does not say where the licences of Electron stand');
  for (const name of beside)
    expect(existsSync(path.join(app, name)), `it names ${name}, which is not there`);
  return `${names.length} packages, ${beside.join(', ')}`;
}
