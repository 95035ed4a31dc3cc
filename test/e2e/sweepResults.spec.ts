/** A sweep that ran: its losses in the window, narrowed by keys, and the best point gone on from. */
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { type Ran, runPoints } from '../ranSweep';
import { violations } from './axe';
import { answerOpenDialog, answerSaveDialog } from './launch';
import { field, sweepField, test } from './start';

const RATES = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2];

/** Writes a sweep of rates and grids from the window; returns its folder. */
async function writeSweep(
  page: Page,
  app: Parameters<typeof answerOpenDialog>[0],
): Promise<string> {
  const parent = mkdtempSync(path.join(tmpdir(), 'pinnboard-sweep-'));
  await page.getByRole('button', { name: 'Try the example' }).click();
  await field(page, 'n_groups').fill('24');
  await sweepField(page, 'learning_rate');
  const values = (name: string) => page.getByRole('textbox', { name: `Values of ${name}` });
  await values('learning_rate').fill(RATES.join(', '));
  const box = page.getByRole('combobox', { name: 'Add axis' });
  await box.fill('grid size');
  await box.press('Enter');
  await expect(values('gridsize')).toBeFocused();
  await values('gridsize').fill('1, 2');
  await expect(page.getByTestId('point-count')).toHaveText('10');
  await page.getByRole('button', { name: 'Export sweep…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Export sweep' });
  await answerOpenDialog(app, parent);
  await sheet.getByRole('button', { name: 'Choose folder and write…' }).click();
  await expect(sheet).toContainText('10 payloads written');
  await sheet.getByRole('button', { name: 'Close', exact: true }).first().click();
  return parent;
}

/** Least at 1e-3 with gridsize 2; the last point crashed. */
const losses = (rate: number, grid: number): number =>
  0.4 + Math.abs(Math.log10(rate) + 3) * 0.2 + (2 - grid) * 0.05;

test('results of a sweep: the table, an axis narrowed by keys, and the best as starting point', async ({
  start,
}) => {
  const { page, app } = await start();
  const folder = await writeSweep(page, app);
  runPoints(folder, ({ index, values }): Ran => {
    if (index === 10) return { best: null };
    const best = losses(Number(values['learning_rate']), Number(values['gridsize']));
    return { best, last: best * 1.1, hasPictures: index === 6 };
  });
  await page
    .getByRole('group', { name: 'View' })
    .getByRole('button', { name: 'Results', exact: true })
    .click();
  const table = page.getByRole('grid', { name: 'Results' });
  await expect(table.locator('tr[data-state="finished"]')).toHaveCount(9);
  await expect(table.locator('tr[data-state="crashed"]')).toHaveCount(1);
  await expect(table.locator('[data-best]')).toContainText('0.4');
  await expect(
    table.getByRole('img', { name: 'Reconstructed amplitude of point 6' }),
  ).toBeVisible();
  const side = page.getByRole('region', { name: 'Best point and importance' });
  await expect(side).toContainText('Point 6 best of 9 finished points');
  await expect(side).toContainText('not more than chance gives');
  expect(await violations(page)).toEqual([]);

  const end = page.getByRole('slider', { name: 'learning_rate to' });
  await end.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(end).toHaveAttribute('aria-valuetext', '0.001');
  await expect(table.locator('tr[data-state]')).toHaveCount(6);
  await page.keyboard.press('Escape');
  await expect(table.locator('tr[data-state]')).toHaveCount(10);

  await side.getByRole('button', { name: 'Take the best as starting point' }).click();
  await expect(field(page, 'learning_rate')).toHaveValue('0.001');
  await expect(field(page, 'gridsize')).toHaveValue('2');
});

test('Optuna is told the results, and the points that it asks for become the next sweep', async ({
  start,
}) => {
  const { page, app } = await start();
  const folder = await writeSweep(page, app);
  runPoints(folder, ({ index }): Ran => ({ best: index }));
  await page
    .getByRole('group', { name: 'View' })
    .getByRole('button', { name: 'Results', exact: true })
    .click();
  await expect(
    page.getByRole('grid', { name: 'Results' }).locator('tr[data-state="finished"]'),
  ).toHaveCount(10);
  const journal = path.join(folder, 'study.log');
  const choose = async (item: RegExp) => {
    await page.getByRole('button', { name: 'Optuna' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await answerSaveDialog(app, journal);
  await choose(/^Tell the results/);
  await expect(page.getByRole('contentinfo')).toContainText('0 trials answered, 10 added');
  expect(readFileSync(path.join(folder, 'study-ask.py'), 'utf8')).toContain('study.ask(space)');

  await answerOpenDialog(app, journal);
  await choose(/^Take the points/);
  await expect(page.getByRole('alert')).toContainText('Optuna asked for no point');
  const [rate] = /(execution\.)?learning_rate/.exec(readFileSync(journal, 'utf8')) ?? [''];
  for (const fixed_params of [0.002, 0.004, 0.0003].map((one) => ({ [rate]: one, gridsize: 2 })))
    appendFileSync(
      journal,
      `${JSON.stringify({ op_code: 4, worker_id: 'w', study_id: 0, datetime_start: null, state: 4, system_attrs: { fixed_params } })}\n`,
    );
  await choose(/^Take the points/);
  // The third is a point of the sweep already.
  await expect(page.getByTestId('point-count')).toHaveText('2');
  await expect(page.getByRole('textbox', { name: 'Values of learning_rate' })).toHaveValue(
    '0.002, 0.004',
  );
});
