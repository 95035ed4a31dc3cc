/** The run plan, from the strip to the form and back, in the real window. */
import { expect, type Page } from 'playwright/test';
import { chooseOnRow, field, test } from './start';

const strip = (page: Page) => page.getByRole('region', { name: 'Run plan' });
const cell = (page: Page, name: string) => strip(page).locator(`[data-cell="${name}"]`);
const view = (page: Page, name: string) =>
  page.getByRole('group', { name: 'View', exact: true }).getByRole('button', { name });

async function openExample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try the example' }).click();
  await expect(page.getByRole('img', { name: /^Pattern 0,/ })).toBeVisible();
}

test('groups are drawn on the map, and a slider there changes the form and the strip', async ({
  start,
}) => {
  const { page } = await start({ target: 'ptychopinn-2026.07' });
  await expect(strip(page)).toContainText('Open or prepare a dataset');
  await openExample(page);
  await field(page, 'gridsize').fill('2');
  await field(page, 'n_groups').fill('24');
  await expect(cell(page, 'groups')).toContainText('24');
  await expect(cell(page, 'groups')).toContainText('4');

  await page.keyboard.press('Control+2');
  await expect(view(page, 'Plan')).toHaveAttribute('aria-pressed', 'true');
  const map = page.getByRole('slider', { name: /^Groups of the scan/ });
  await expect(map).toHaveAttribute('aria-valuemax', '23');
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect(map).toHaveAttribute('aria-valuenow', '1');
  await expect(page.getByRole('region', { name: 'Group 1', exact: true })).toBeVisible();

  const groups = page.getByRole('slider', { name: /^Groups n_groups/ });
  await groups.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(map).toHaveAttribute('aria-valuemax', '21');
  await expect(cell(page, 'groups').locator('del')).toHaveText('24');
  await expect(cell(page, 'groups').locator('b').first()).toHaveText('22');

  await page.keyboard.press('Control+1');
  await expect(field(page, 'n_groups')).toHaveValue('22');
  // Dragging is one step of undo.
  await page.keyboard.press('Control+z');
  await expect(field(page, 'n_groups')).toHaveValue('24');
  await expect(cell(page, 'groups').locator('b').first()).toHaveText('24');
});

test('a finding about groups leads to the map, and the plan is copied with its scaling', async ({
  start,
}) => {
  const { app, page } = await start({ target: 'ptychopinn-2026.07' });
  await openExample(page);
  await field(page, 'gridsize').fill('2');
  await field(page, 'n_groups').fill('24');
  await page.keyboard.press('Control+2');
  await page.getByRole('tab', { name: 'Cost and schedule' }).click();
  const flow = page.getByRole('region', { name: 'From scan to loss' });
  await expect(flow).toContainText('scaled by 1 · one possible draw');
  await page.getByRole('button', { name: 'Copy as table' }).click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/^scaling\.input_scale\t1\.?\d*\t/m);
  await expect(page.getByRole('slider', { name: /^Groups of the scan/ })).toHaveCount(0);

  await page.keyboard.press('Control+1');
  await chooseOnRow(page, 'max_neighbor_distance', 'Show on map');
  await expect(view(page, 'Plan')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('slider', { name: /^Groups of the scan/ })).toBeVisible();
});

test('reasons are shown with their code marked, never between backticks', async ({ open }) => {
  const { page } = await open();
  await openExample(page);
  await page.keyboard.press('Control+2');
  const groups = page.getByRole('slider', { name: /^Groups n_groups/ });
  await expect(groups).toBeDisabled();
  await expect(groups).toHaveAttribute(
    'aria-description',
    'adr-003 is a design document that no program runs.',
  );
  for (const tab of ['Groups', 'Network input', 'Cost and schedule']) {
    await page.getByRole('tab', { name: tab }).click();
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) => [
        ...[...element.childNodes]
          .filter((node) => node.nodeType === 3)
          .map((node) => node.nodeValue),
        ...['aria-label', 'aria-description', 'data-tip'].map((name) => element.getAttribute(name)),
      ]),
    );
    expect(shown.filter((text) => text?.includes('`'))).toEqual([]);
  }
});

test('a figure is reached by keyboard, opens its formula, and leads to the field that moves it', async ({
  start,
}) => {
  const { page } = await start({ target: 'ptychopinn-2026.07' });
  await openExample(page);
  await field(page, 'n_groups').fill('24');
  await expect(cell(page, 'steps').locator('b').first()).toHaveText('2');
  await page.keyboard.press('Alt+p');
  await expect(cell(page, 'groups')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 'steps')).toBeFocused();
  await page.keyboard.press('Enter');
  const formula = page.getByRole('dialog', { name: 'Optimizer steps' });
  await expect(formula.getByRole('row').first()).toBeVisible();
  await formula.getByRole('button', { name: 'Batch size' }).click();
  await expect(field(page, 'batch_size')).toBeFocused();
  // What a plan cannot know is measured by a short run of the same network.
  await cell(page, 'gpu').click();
  await page.getByRole('button', { name: 'Measure with a 20-step run…' }).click();
  await expect(field(page, 'max_epochs')).toHaveValue('10');
  await expect(cell(page, 'steps').locator('b').last()).toHaveText('20');
});
