// @ts-check
/** The deb's `pinnboard`: the command line for subcommands, the window for files. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../build/paths.mjs';
import { makeHome } from './app.mjs';
import { DATASET } from './job.mjs';
import { expect } from './report.mjs';

const FOREIGN = path.join(ROOT, 'test/foreign');

/** @param {string} deb where it was unpacked @param {string} folder */
export function checkCommand(deb, folder) {
  const home = makeHome(folder, false);
  copyFileSync(DATASET, path.join(home, 'train64.npz'));
  const command = path.join(home, 'pinnboard');
  // It is not installed at its place here; which program would be run is what counts of a window.
  const text = readFileSync(path.join(deb, 'usr/bin/pinnboard'), 'utf8')
    .replaceAll('exec /opt/Pinnboard/pinnboard', 'echo window')
    .replaceAll('/opt/', `${deb}/opt/`);
  writeFileSync(command, text.replace('echo window "$@"; fi', 'echo window "$@"; exit; fi'));
  chmodSync(command, 0o755);
  /** @param {string[]} args */
  const run = (...args) => {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: home });
    expect(status === 0, `pinnboard ${args.join(' ')} ended with ${status}: ${stderr}${stdout}`);
    return stdout.trim();
  };
  for (const args of [[], ['train64.npz'], ['/a/b.json'], ['--some-switch', 'x'], ['work']])
    expect(run(...args).startsWith('window'), `pinnboard ${args.join(' ')} opens no window`);
  expect(/^\d+\.\d+\.\d+$/.test(run('--version')), 'pinnboard --version tells no version');
  const target = ['--target', 'ptychopinn-2026.07'];
  const given = ['--data', 'train64.npz', '--out', 'run', '--set', 'n_groups=8'];
  const request = ['training', ...target, ...given];
  run('payload', ...request, '-o', 'a.json');
  run('export', 'a.json', '--as', 'python', '--with-loader', '-o', 'run.py');
  // Its patterns need a filter, which is a file of its own beside the command line.
  const eiger = ['master.h5', 'positions.csv'].map((name) => path.join(FOREIGN, `eiger_${name}`));
  run('prepare', ...eiger, '-o', 'scan.npz');
  for (const file of ['a.json', 'run.py', 'pinnboard_payload.py', 'scan.npz'])
    expect(existsSync(path.join(home, file)), `${file} was not written`);
}
