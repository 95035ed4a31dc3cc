/** Sweeps in the window: made, looked at, cancelled, written, saved, opened again. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { violations } from './axe';
import { expectDraft } from './drafts';
import { answerOpenDialog, answerQuestion, answerSaveDialog } from './launch';
import { field, sweepField, TRAIN64, test } from './start';

const temporary = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-sweep-'));
const count = (page: Page) => page.getByTestId('point-count');
const values = (page: Page, name: string) =>
  page.getByRole('textbox', { name: `Values of ${name}` });
const rows = (page: Page) => page.getByRole('grid', { name: 'Points' }).locator('[data-position]');
const chip = (page: Page, name: string) =>
  page
    .getByRole('group', { name: 'Show points' })
    .getByRole('button', { name: new RegExp(`^${name}`) });

async function addAxis(page: Page, query: string, name: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Add axis' });
  await box.fill(query);
  await box.press('Enter');
  await expect(values(page, name)).toBeFocused();
  await values(page, name).fill(text);
}

async function range(page: Page, name: string, from: string, to: string, steps: string) {
  const axis = page.getByRole('group', { name: `Axis ${name}` });
  await axis.getByRole('button', { name: 'Range' }).click();
  await axis.getByLabel(`from of ${name}`).fill(from);
  await axis.getByLabel(`to of ${name}`).fill(to);
  await axis.getByLabel(`count of ${name}`).fill(steps);
}

/** Three axes over the bundled example; the factory refuses an accumulation over no steps. */
async function threeAxes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try the example' }).click();
  await field(page, 'n_groups').fill('24');
  await sweepField(page, 'learning_rate');
  // The current value stands first.
  await expect(values(page, 'learning_rate')).toHaveValue('0.001');
  await values(page, 'learning_rate').fill('1e-4, 3e-4, 1e-3');
  await addAxis(page, 'grid size', 'gridsize', '1, 2');
  await addAxis(page, 'accum', 'accum_steps', '0, 1');
  await expect(count(page)).toHaveText('12');
}

test('a sweep is written with scripts; an existing folder is renamed only after a question', async ({
  start,
}) => {
  const parent = temporary();
  writeFileSync(path.join(parent, 'other.txt'), 'not empty');
  const { app, page } = await start();
  await threeAxes(page);
  await page.getByRole('textbox', { name: 'Sweep name' }).fill('rates');
  await page.getByRole('button', { name: 'Export sweep…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Export sweep' });
  await expect(sheet).toContainText('6 payloads for 12 points');
  await sheet.getByRole('switch', { name: 'Slurm job array' }).click();
  await sheet.getByLabel('Time limit per point').fill('soon');
  await expect(sheet.getByRole('button', { name: /write/ })).toBeDisabled();
  await sheet.getByLabel('Time limit per point').fill('4:00:00');
  await sheet.getByLabel('Partition').fill('gpu');
  await answerOpenDialog(app, parent);
  await sheet.getByRole('button', { name: 'Choose folder and write…' }).click();
  await expect(sheet).toContainText('6 payloads written');
  const folder = path.join(parent, 'rates');
  await expect(sheet).toContainText(folder);
  const manifest = JSON.parse(readFileSync(path.join(folder, 'sweep.json'), 'utf8'));
  expect(manifest).toMatchObject({ format: 'pinnboard.sweep', name: 'rates' });
  expect(manifest.points).toHaveLength(12);
  expect(readdirSync(path.join(folder, 'points'))).toHaveLength(6);
  const script = readFileSync(path.join(folder, 'run-slurm.sh'), 'utf8');
  expect(script).toContain('#SBATCH --partition=gpu');
  expect(existsSync(path.join(folder, 'sweep.csv'))).toBe(true);
  const [ready] = readdirSync(path.join(folder, 'points'));
  const payload = JSON.parse(
    readFileSync(path.join(folder, 'points', ready ?? '', 'payload.json'), 'utf8'),
  );
  expect(payload.request.execution).toMatchObject({ accum_steps: 1 });

  await answerQuestion(app, 'Replace');
  await sheet.getByRole('button', { name: 'Write again…' }).click();
  await expect(sheet).toContainText('rates.replaced-1');
  expect(readdirSync(parent).sort()).toEqual(['other.txt', 'rates', 'rates.replaced-1']);
  await answerQuestion(app, 'Discard');
});

test('a description is saved, opened with its base, and restored after a reload', async ({
  start,
}) => {
  const file = path.join(temporary(), 'rates.yaml');
  const { app, page } = await start();
  await threeAxes(page);
  await page.getByRole('button', { name: 'Random' }).click();
  await page.getByLabel('Number of random points').fill('7');
  await expect(count(page)).toHaveText('7');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Sweep menu' }).click();
  await page.getByRole('menuitem', { name: /^Save sweep…/ }).click();
  await expect(page.getByRole('status').last()).toContainText('rates.yaml');
  expect(readFileSync(file, 'utf8')).toContain('execution.learning_rate: [');

  const userDataDir = temporary();
  const again = await start({ userDataDir });
  await answerOpenDialog(again.app, file);
  await again.page.keyboard.press('Control+k');
  await again.page.keyboard.type('open sweep');
  await again.page.keyboard.press('Enter');
  await expect(values(again.page, 'learning_rate')).toHaveValue('0.0001, 0.0003, 0.001');
  await expect(count(again.page)).toHaveText('7');
  await expect(again.page.getByLabel('Number of random points')).toHaveValue('7');
  await values(again.page, 'gridsize').fill('1, two');
  await expect(again.page.getByText('two: expected a whole number')).toBeVisible();
  // Typed text is kept, too, though it is no value.
  const typed = expect.objectContaining({ name: 'gridsize', values: '1, two' });
  await expectDraft(userDataDir, { sweep: { axes: expect.arrayContaining([typed]) } });
  await again.page.reload();
  await again.page.getByRole('button', { name: /^Sweep/ }).click();
  await expect(values(again.page, 'gridsize')).toHaveValue('1, two');
});

test('each dataset of an axis is checked separately, once the user has chosen it', async ({
  start,
}) => {
  const folder = temporary();
  const small = path.join(folder, 'small.npz');
  writeFileSync(small, readFileSync(path.resolve('test/fixtures/npz/train32.npz')));
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  await page.keyboard.press('Control+g');
  await addAxis(page, 'train_data_file', 'train_data_file', `${TRAIN64}, ${small}`);
  await expect(rows(page).nth(1)).toContainText('blocked');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, small);
  await page.getByRole('button', { name: 'Choose datasets…' }).click();
  // It is read now: the network has no form for patterns of 32 pixels.
  await expect(rows(page).nth(1)).toContainText('will crash');
  await rows(page).nth(1).click();
  const point = page.getByTestId('point');
  await expect(point.getByRole('row', { name: /^N / }).first()).toContainText('32');
  await point.getByRole('button', { name: 'Use this point' }).click();
  await expect(page.getByRole('button', { name: 'Dataset small.npz, open another' })).toBeVisible();
});

test('ten thousand points are resolved, cancelled, resolved again, and scrolled', async ({
  start,
}) => {
  // Ten thousand points take half a minute when other processes have the cores.
  test.setTimeout(240_000);
  const { page } = await start();
  await page.getByRole('button', { name: 'Try the example' }).click();
  await field(page, 'n_groups').fill('24');
  await page.keyboard.press('Control+g');
  await addAxis(page, 'learning_rate', 'learning_rate', '1e-3');
  await range(page, 'learning_rate', '1e-5', '1e-1', '25');
  await addAxis(page, 'nphotons', 'nphotons', '1e5');
  await range(page, 'nphotons', '1e3', '1e9', '20');
  await addAxis(page, 'gridsize', 'gridsize', '1, 2, 3, 4');
  await addAxis(page, 'accum_steps', 'accum_steps', '0, 1, 2, 4, 8');
  await expect(count(page)).toHaveText('10,000');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByText(/^stopped after /)).toBeVisible();
  // Every point is there already; what is known of them stays.
  await expect(chip(page, 'All')).toContainText('10,000');
  await page.getByRole('button', { name: 'Resolve all' }).click();
  await expect(chip(page, 'Blocked')).toContainText('2,000', { timeout: 120_000 });
  const grid = page.getByRole('grid', { name: 'Points' });
  await expect(grid).toHaveAttribute('aria-rowcount', '10001');
  await grid.focus();
  await page.keyboard.press('End');
  await expect(rows(page).last()).toContainText('10000');
  await expect(rows(page).last()).toBeInViewport();
  // Only what is in sight is in the page.
  await expect.poll(() => rows(page).count()).toBeLessThan(120);
  // A change ends what goes on, and starts anew.
  await values(page, 'accum_steps').fill('1');
  await expect(count(page)).toHaveText('2,000');
  // Groups of 3 by 3 and 4 by 4 have more patterns than neighbours.
  await expect(chip(page, 'Ready')).toContainText('1,000', { timeout: 60_000 });
  await expect(chip(page, 'Will crash')).toContainText('1,000');
  await expect(chip(page, 'Blocked')).toContainText('0');
});

test('axe finds nothing serious in the sweep', async ({ start }) => {
  const { page } = await start();
  const check = async (where: string, ignored: readonly string[] = []) =>
    expect.soft(await violations(page, { ignored }), where).toEqual([]);
  const chooser = page.getByRole('combobox', { name: 'Add axis' });
  await page.keyboard.press('Control+g');
  await expect(chooser).toBeVisible();
  await check('empty');
  await page.keyboard.press('Control+1');
  await expect(chooser).toBeHidden();
  await threeAxes(page);
  await expect(chip(page, 'Blocked')).toContainText('6');
  await check('table');
  await chooser.fill('rate');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  // An open list hides the rest from screen readers, and closes as soon as the focus leaves it.
  await check('chooser', ['aria-hidden-focus']);
  await page.keyboard.press('Escape');
  await rows(page).first().click();
  await expect(page.getByTestId('point')).toContainText('from the base');
  await page.getByRole('button', { name: 'Add condition' }).click();
  await page.getByRole('textbox', { name: 'Condition 1' }).fill('gridsize >');
  await check('point and a broken condition');
  await page.getByRole('textbox', { name: 'Condition 1' }).fill('');
  await page.getByRole('button', { name: 'Coverage' }).click();
  await expect(page.getByRole('figure')).toBeVisible();
  await check('coverage');
  await page.getByRole('button', { name: 'Export sweep…' }).click();
  await page.getByRole('switch', { name: 'Slurm job array' }).click();
  await expect(page.getByLabel('Time limit per point')).toBeVisible();
  await check('export');
});
