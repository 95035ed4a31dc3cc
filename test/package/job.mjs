// @ts-check
/** The main job at the screen: dataset in, a value typed, payload out, and what the command line says of that file. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DIST, ROOT } from '../../build/paths.mjs';
import { insist, until } from '../wait.mjs';
import { makeHome, withApp } from './app.mjs';
import { expect } from './report.mjs';
import { pagesOf } from './sandbox.mjs';

const CLI = `${DIST}cli/pinnboard.cjs`;
export const DATASET = path.join(ROOT, 'test/fixtures/npz/train64.npz');
/** Once it is shown. */
export const TITLE = 'Untitled (train64.npz) — Pinnboard';

/** What the command line of the checkout prints. @param {string[]} args */
export function cli(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
  });
  expect(status === 0, `pinnboard ${args.join(' ')} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}

/**
 * Does it all in the app of `executable`, in a new home below `folder`.
 * @param {string} executable
 * @param {{ folder: string, screen: import('./screen.mjs').Screen, unprivileged?: boolean }} how
 */
export async function mainJob(executable, { folder, screen, unprivileged = false }) {
  const home = makeHome(folder, unprivileged);
  const dataset = path.join(home, 'train64.npz');
  copyFileSync(DATASET, dataset);
  const exported = path.join(home, 'work', 'a.pinnboard.json');
  const how = { screen, home, unprivileged };
  await withApp(executable, { ...how, args: [dataset] }, async (app) => {
    await app.window(TITLE);
    await typeAndExport(app, exported);
    if (unprivileged || process.getuid?.() !== 0) {
      const { pages, filtered } = pagesOf(executable);
      expect(pages > 0 && filtered === pages, `of ${pages} pages ${filtered} are in the sandbox`);
    }
    checkFile(exported, dataset, home);
    // Everything is in a file, so that nothing is asked.
    const close = () => screen.press('ctrl+w');
    await insist(
      'the app ends',
      close,
      () => app.ended,
      () => null,
    );
    const { exitCode } = app.child;
    expect(exitCode === 0, `the app ended with ${exitCode}:\n${app.log}`);
  });
  // As the desktop does for a file of ours.
  await withApp(executable, { ...how, args: [exported] }, async (app) => {
    await app.window('a — Pinnboard');
  });
}

/** F8 leads to the field that the error is about. @param {import('./app.mjs').RunningApp} app @param {string} exported */
async function typeAndExport({ screen, dead }, exported) {
  // Once: it goes there when the findings have come, and from there to the next one.
  screen.press('F8');
  const type = () => {
    screen.press('ctrl+a');
    screen.type('8');
  };
  await insist(`"8" is typed`, type, () => screen.window(`• ${TITLE}`), dead);
  await answerDialog({ screen, dead }, 'Export payload', 'ctrl+e', exported);
  await until('a window without a mark', () => screen.window(TITLE), { dead });
}

/**
 * Presses the key that brings a dialog for a new file, and answers it with `file`, which must then be there.
 * @param {Pick<import('./app.mjs').RunningApp, 'screen' | 'dead'>} app @param {string} title @param {string} key @param {string} file
 */
export async function answerDialog({ screen, dead }, title, key, file) {
  const ask = () => screen.press(key);
  await insist(`the dialog "${title}"`, ask, () => screen.window(title), dead);
  const name = () => {
    const dialog = screen.window(title);
    if (dialog === null) return;
    screen.focus(dialog);
    screen.press('ctrl+a');
    screen.type(file);
    screen.press('Return');
  };
  await insist(file, name, () => existsSync(file), dead);
}

/**
 * The file is whole, holds what was typed, and is byte by byte what the command line writes.
 * @param {string} exported @param {string} dataset @param {string} home
 */
function checkFile(exported, dataset, home) {
  const checked = JSON.parse(cli('check', '--json', exported));
  expect(
    checked.workflow === 'training' && checked.changes.length === 0,
    `pinnboard check finds that it is not what the factory makes: ${JSON.stringify(checked.changes)}`,
  );
  const { request, payload, dataset: facts } = JSON.parse(readFileSync(exported, 'utf8'));
  const { overrides, output_dir: out } = request;
  expect(
    JSON.stringify(overrides) === '{"n_groups":8}',
    `its overrides are ${JSON.stringify(overrides)}, and {"n_groups":8} was typed`,
  );
  const { n_groups } = payload.tf_training_config;
  expect(n_groups === 8, `n_groups of its payload is ${n_groups}, and 8 was typed`);
  for (const seen of [request.train_data_file, facts.path])
    expect(path.resolve(path.dirname(exported), seen) === dataset, `its dataset is ${seen}`);
  const same = path.join(home, 'cli.json');
  const given = ['--data', request.train_data_file, '--out', out, '--set', 'n_groups=8'];
  cli('payload', 'training', '--target', request.target, ...given, '-o', same);
  expect(
    readFileSync(same).equals(readFileSync(exported)),
    'it is not what the command line writes for the same request',
  );
}
