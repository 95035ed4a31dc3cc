/** Runs in the window: one that the command line started is found, followed, stopped, and told of when it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication } from 'playwright';
import { expect, type Page } from 'playwright/test';
import { PYTHON } from '../python';
import { answerQuestion } from './launch';
import { TRAIN64, test } from './start';

const TARGET = 'ptychopinn-2026.07';
const STUB = path.resolve('test/fixtures/stub_training.py');

/** A folder with a request and a dataset, as a user has them. */
function requestFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-runs-'));
  copyFileSync(TRAIN64, path.join(folder, 'scan.npz'));
  const request = {
    target: TARGET,
    workflow: 'training',
    train_data_file: 'scan.npz',
    output_dir: 'out',
    overrides: { n_groups: 8, nphotons: 1e9 },
    execution: null,
  };
  writeFileSync(path.join(folder, 'first.json'), JSON.stringify(request));
  return folder;
}

/** Starts a run of it with the command line; its program does that. Returns the run's folder. */
async function startRun(folder: string, does: 'wait' | 'slow'): Promise<string> {
  // The bundle's command line with a stub in the place of PtychoPINN's loader.
  const dist = path.join(folder, 'dist');
  mkdirSync(path.join(dist, 'cli'), { recursive: true });
  for (const name of readdirSync('dist'))
    if (!['cli', 'resources'].includes(name))
      symlinkSync(path.resolve('dist', name), path.join(dist, name));
  mkdirSync(path.join(dist, 'resources'));
  copyFileSync(path.resolve('dist/cli/pinnboard.cjs'), path.join(dist, 'cli/pinnboard.cjs'));
  copyFileSync(STUB, path.join(dist, 'resources/pinnboard_payload.py'));
  const cli = spawn(
    process.execPath,
    [
      path.join(dist, 'cli/pinnboard.cjs'),
      ...['run', path.join(folder, 'first.json'), '--python', PYTHON, '--detach'],
    ],
    { env: { ...process.env, PINNBOARD_STUB: does }, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  expect(await ended(cli)).toBe(0);
  const [name = ''] = readdirSync(path.join(folder, 'runs'));
  return path.join(folder, 'runs', name);
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve));

const panel = (page: Page) => page.getByRole('region', { name: 'Selected run' });
const row = (page: Page, run: string) =>
  page.getByRole('grid', { name: 'Runs' }).locator(`[data-run="${path.basename(run)}"]`);
const metrics = (run: string) => path.join(run, 'out/lightning_logs/version_0/metrics.csv');

/** Notes the notifications of the desktop, in place of showing them. */
const watchNotifications = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = [];
    Object.assign(globalThis, { shown });
    Notification.prototype.show = function show(this: Electron.Notification) {
      shown.push(this);
    };
  });

const notifications = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() =>
    (globalThis as unknown as { shown: Electron.Notification[] }).shown.map(({ title }) => title),
  );

test('a run of the command line is found, followed live, and stopped from the window', async ({
  start,
}) => {
  const folder = requestFolder();
  const run = await startRun(folder, 'wait');
  const { app, page } = await start({ args: [path.join(folder, 'first.json')], target: TARGET });
  await page.keyboard.press('Control+4');
  await expect(row(page, run)).toHaveAttribute('data-state', 'running');
  await expect(panel(page)).toContainText('Step2');
  const before = readFileSync(metrics(run), 'utf8');
  writeFileSync(metrics(run), `${before}4,0.25,40\n`);
  await expect(panel(page)).toContainText('41');
  await expect(row(page, run)).toContainText('0.25');
  await answerQuestion(app, 'Cancel');
  await panel(page).getByRole('button', { name: 'Stop…' }).click();
  await expect(row(page, run)).toHaveAttribute('data-state', 'running');
  await answerQuestion(app, 'Stop run');
  await panel(page).getByRole('button', { name: 'Stop…' }).click();
  await expect(row(page, run)).toHaveAttribute('data-state', 'stopped');
  // What is opened is in no file: the window asks about it when it closes.
  await answerQuestion(app, 'Discard');
  await panel(page).getByRole('button', { name: 'Use as starting point' }).click();
  await expect(page.locator('[data-row][data-field="n_groups"] [data-control]')).toHaveValue('8');
});

test('a run goes on where Pinnboard is killed, is found again, and says how it ended', async ({
  start,
}) => {
  const folder = requestFolder();
  const run = await startRun(folder, 'slow');
  const userDataDir = mkdtempSync(path.join(tmpdir(), 'pinnboard-user-'));
  const first = await start({
    args: [path.join(folder, 'first.json')],
    target: TARGET,
    userDataDir,
  });
  await first.page.keyboard.press('Control+4');
  await expect(row(first.page, run)).toHaveAttribute('data-state', 'running');
  const settings = path.join(userDataDir, 'pinnboard/settings.json');
  await expect.poll(() => readFileSync(settings, 'utf8')).toContain(path.dirname(run));
  const killed = ended(first.app.process());
  first.app.process().kill('SIGKILL');
  await killed;
  const again = await start({ target: TARGET, userDataDir });
  await watchNotifications(again.app);
  await again.page.keyboard.press('Control+4');
  await expect(row(again.page, run)).toHaveAttribute('data-state', 'running');
  await again.page.keyboard.press('Control+1');
  // What the stub waits for.
  writeFileSync(path.join(run, 'go'), '');
  await expect.poll(() => notifications(again.app)).toEqual([`${path.basename(run)}: finished`]);
  await again.app.evaluate(() =>
    (globalThis as unknown as { shown: Electron.Notification[] }).shown[0]?.emit('click'),
  );
  await expect(panel(again.page).getByRole('heading', { level: 2 })).toHaveText(path.basename(run));
  await expect(row(again.page, run)).toHaveAttribute('data-state', 'finished');
});
