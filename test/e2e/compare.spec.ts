/** Runs compared in the window, by keyboard: recorded ones of which one is better, and reconstructions of two inferences. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { PYTHON } from '../python';
import { know } from './runFolders';
import { test } from './start';

const TARGET = 'ptychopinn-2026.07';

/** User data of a Pinnboard that knows a folder with these recorded runs; `also` adds to it. */
function userDataWith(names: readonly string[], also: (runs: string) => void = () => {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-user-'));
  const runs = path.join(folder, 'data/runs');
  for (const name of names)
    cpSync(path.resolve('test/runs', name), path.join(runs, name), { recursive: true });
  also(runs);
  know(folder, [runs]);
  return folder;
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Runs' });
const panel = (page: Page) => page.getByRole('region', { name: 'Compare runs' });
const cells = (page: Page, row: string) => panel(page).locator(`[data-row="${row}"] td`);

/** Marks the first runs of the list with the keyboard alone. */
async function markFirst(page: Page, count: number): Promise<void> {
  await page.keyboard.press('Control+4');
  await expect(grid(page).locator('[data-run]')).toHaveCount(count);
  await grid(page).focus();
  await page.keyboard.press('Home');
  for (let marked = 1; marked <= count; marked += 1) {
    await page.keyboard.press('Space');
    await expect(
      grid(page).getByRole('checkbox', { name: /^Compare (?!none)/, checked: true }),
    ).toHaveCount(marked);
    await page.keyboard.press('ArrowDown');
  }
}

test('of three marked runs the settings that differ are seen, which is best, and the table is copied', async ({
  start,
}) => {
  const userDataDir = userDataWith(['native-finished', 'native-tensorboard', 'pinnboard-script']);
  const { app, page } = await start({ target: TARGET, userDataDir });
  await markFirst(page, 3);
  await expect(panel(page)).toContainText('Compare 3 runs');
  await expect(cells(page, 'data_config.nphotons')).toHaveCount(3);
  await expect(panel(page).locator('[data-row="data_config.nphotons"] [data-odd]')).toHaveText(
    '244000',
  );
  // The run of another scale has the least loss, and is not the best.
  await expect(panel(page).locator('[data-row="Best validation loss"] b')).toHaveText('3.462e10');
  await expect(panel(page)).toContainText('Another loss scale: nphotons differs.');
  const chart = panel(page).getByRole('img', { name: /^Validation loss of 3 runs/ });
  await chart.focus();
  await page.keyboard.press('End');
  await expect(panel(page).getByRole('status')).toContainText('epoch 3: ');
  await panel(page).getByRole('button', { name: 'Copy as table' }).press('Enter');
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/^\t.*\n(?:.*\n)*nphotons\t(?:.*\n)*Best validation loss\t/);
  await panel(page).getByRole('button', { name: 'Clear' }).press('Enter');
  await expect(panel(page)).toHaveCount(0);
});

test('reconstructions of two runs are compared by their arrays, and pictures are shown as they were drawn', async ({
  start,
}) => {
  const userDataDir = userDataWith(['inference-native'], (runs) => {
    cpSync(path.join(runs, 'inference-native'), path.join(runs, 'again'), { recursive: true });
    const script = `
import sys, numpy as np
y, x = np.mgrid[:96, :96]
for folder, (down, right) in zip(sys.argv[1:], [(0, 0), (3, -2)]):
    at = lambda row, column: np.sin(row / 3) * np.cos(column / 5 + row / 9)
    np.savez(folder + "/reconstruction.npz", phase=2 + at(y - down, x - right))
`;
    const outputs = ['inference-native', 'again'].map((name) => path.join(runs, name, 'run'));
    execFileSync(PYTHON, ['-c', script, ...outputs]);
  });
  const { page } = await start({ target: TARGET, userDataDir });
  await markFirst(page, 2);
  await panel(page).getByRole('button', { name: 'Pictures' }).press('Enter');
  const stages = panel(page).getByRole('img', { name: /^reconstruction\.npz: phase of / });
  await expect(stages).toHaveCount(2);
  await panel(page).getByRole('button', { name: 'Differences' }).press('Enter');
  await expect(panel(page)).toContainText('minus reference');
  const rings = panel(page).getByRole('region', { name: 'Fourier ring correlation' });
  await expect(rings).toContainText(/above the ½-bit threshold up to 0.5 cycles per pixel/);
  await expect(rings).toContainText(/shifted by -?3 px down, -?2 px right/);
  await stages.first().focus();
  const before = await stages.last().getAttribute('data-zoom');
  await page.keyboard.press('+');
  await expect(stages.last()).not.toHaveAttribute('data-zoom', before ?? '');
  await panel(page).getByRole('combobox', { name: 'Picture' }).press('Enter');
  await page.getByRole('option', { name: 'reconstructed_amplitude.png' }).click();
  await expect(
    panel(page).getByRole('img', { name: /^reconstructed_amplitude\.png of .* 735 by 718/ }),
  ).toHaveCount(2);
});

test('pictures of a training are those of the inference with its model, whose folder is elsewhere', async ({
  start,
}) => {
  const userDataDir = userDataWith(['inference-native', 'native-finished']);
  const { page } = await start({ target: TARGET, userDataDir });
  await page.keyboard.press('Control+4');
  await grid(page).locator('[data-run^="inference-native"]').click();
  // One that is selected alone shows what it drew.
  const drawn = page.getByRole('region', { name: 'Reconstruction' });
  for (const part of ['amplitude', 'phase'])
    await expect(
      drawn.getByRole('img', { name: new RegExp(`^reconstructed_${part}\\.png of inference`) }),
    ).toBeVisible();
  // By keyboard to the training whose model it read, which a filter hides.
  await page.getByLabel('Filter runs').fill('inference');
  await expect(grid(page).locator('[data-run]')).toHaveCount(1);
  const selected = page.getByRole('region', { name: 'Selected run' });
  await selected.getByRole('button', { name: 'native-finished' }).press('Enter');
  await expect(selected.getByRole('heading', { level: 2 })).toHaveText(/^native-finished/);
  await expect(selected).toBeFocused();
  await expect(grid(page).locator('[aria-selected="true"]')).toHaveAttribute(
    'data-run',
    /^native-finished/,
  );
  await expect(drawn).toHaveCount(0);
  await markFirst(page, 2);
  await panel(page).getByRole('button', { name: 'Pictures' }).press('Enter');
  await expect(
    panel(page).getByRole('img', { name: /^reconstructed_amplitude\.png of native-finished/ }),
  ).toBeVisible();
  await expect(
    panel(page).getByRole('figure').filter({ hasText: 'native-finished' }),
  ).toContainText('inference-native');
});

test('a run whose folder is removed while it is shown is said to be gone', async ({ start }) => {
  const userDataDir = userDataWith(['native-finished', 'pinnboard-script']);
  const { page } = await start({ target: TARGET, userDataDir });
  await page.keyboard.press('Control+4');
  await grid(page).locator('[data-run^="pinnboard-script"]').click();
  const selected = page.getByRole('region', { name: 'Selected run' });
  await expect(selected.getByRole('heading', { level: 2 })).toHaveText(/^pinnboard-script/);
  // The system says nothing of folders within those of a folder of runs.
  rmSync(path.join(userDataDir, 'data/runs/pinnboard-script/run'), { recursive: true });
  await selected.getByRole('button', { name: 'Use as starting point' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'not in any of the known' }),
  ).toBeVisible();
  await expect(grid(page).locator('[data-run^="pinnboard-script/run"]')).toHaveCount(0);
  await expect(
    page.getByText(/^The folder of pinnboard-script.* was moved or deleted$/),
  ).toBeVisible();
});

test('a page reads no file of a run but its pictures', async ({ start }) => {
  const userDataDir = userDataWith(['inference-native'], (runs) => {
    cpSync(path.resolve('test/fixtures/npz/train64.npz'), path.join(runs, 'secret.npz'));
    cpSync(
      path.resolve('test/fixtures/npz/train64.npz'),
      path.join(runs, 'inference-native/run/data.npz'),
    );
  });
  const { page } = await start({ target: TARGET, userDataDir });
  await page.keyboard.press('Control+4');
  const row = grid(page).locator('[data-run]').first();
  await expect(row).toBeVisible();
  const run = ((await row.getAttribute('id')) ?? '').replace(/^run-/, '');
  const codes = await page.evaluate(async (id) => {
    const { pinnboard } = window;
    if (!pinnboard) throw new Error('There is no bridge');
    const answers = [];
    for (const file of ['../../secret.npz', 'data.npz', '/etc/hostname']) {
      answers.push(await pinnboard.runImage({ run: id, file }));
      const plane = { run: id, file, array: 'probeGuess' };
      answers.push(await pinnboard.runPlane({ ...plane, job: 7001, maxSide: 64 }));
      answers.push(
        await pinnboard.ringCorrelation({ job: 7002, one: plane, other: plane, part: 'values' }),
      );
    }
    answers.push(await pinnboard.runImage({ run: id, file: 'reconstructed_phase.png' }));
    return answers.map((answer) => (answer.ok ? 'read' : answer.error.code));
  }, run);
  expect(codes).toEqual([...Array.from({ length: 9 }, () => 'run-picture-gone'), 'read']);
});
