/** The run plan from a real file: its findings, its scaling, and the copy of it. */
import { expect, type Page } from 'playwright/test';
import { chooseOnRow, field, test } from './start';

const view = (page: Page, name: string) =>
  page.getByRole('group', { name: 'View', exact: true }).getByRole('button', { name });

async function openExample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try the example' }).click();
  await expect(page.getByRole('img', { name: /^Pattern 0,/ })).toBeVisible();
}

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
