/** Forty run folders: which is best and why, and on from it, by keyboard alone, and what that costs. */
import { expect, type Page } from 'playwright/test';
import { Effort } from './effort';
import { BEST, nameOf, userDataWithForty } from './fortyRuns';
import { field, test } from './start';

const grid = (page: Page) => page.getByRole('grid', { name: 'Runs' });
const panel = (page: Page) => page.getByRole('region', { name: 'Compare runs' });
const cells = (page: Page, row: string) => panel(page).locator(`[data-row="${row}"] td`);
const best = nameOf(BEST);

test('of forty folders which is best, why, and a configuration that starts from it, by keyboard alone', async ({
  start,
}) => {
  const { page } = await start({
    target: 'ptychopinn-2026.07',
    userDataDir: userDataWithForty(),
  });
  const user = new Effort(page);
  await user.press('Control+4');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '41');
  await expect(grid(page)).toBeFocused();

  // Which: the heads of the columns are above the first row.
  await user.press('ArrowUp');
  const head = page.getByRole('columnheader', { name: 'Best' }).getByRole('button');
  for (let presses = 0; presses < 4 && !(await head.evaluate(isFocused)); presses += 1)
    await user.press('ArrowRight');
  await user.press('Enter', 'ArrowDown');
  const first = grid(page).locator('[data-run]').first();
  await expect(first).toHaveAttribute('data-run', new RegExp(best));
  await expect(first).toHaveAttribute('aria-selected', 'true');

  // Why: beside the two next ones.
  await user.press('Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space');
  await expect(panel(page)).toContainText('Compare 3 runs');
  await expect(cells(page, 'Best validation loss')).toHaveCount(3);
  await expect(cells(page, 'Best validation loss').first().locator('b')).toBeVisible();
  await expect(panel(page).locator('[data-row="training_config.batch_size"]')).toBeVisible();
  await expect(panel(page)).not.toContainText('Another loss scale');

  // On from it.
  await user.press('Home', 'Enter', 'Tab', 'Enter');
  await expect(field(page, 'learning_rate')).toHaveValue(String(BEST.learning_rate));
  await expect(field(page, 'batch_size')).toHaveValue(String(BEST.batch_size));
  console.log(`forty folders to the next configuration, keyboard: ${user}`);
  test.info().annotations.push({ type: 'effort', description: `${user}` });
  expect(user.keys).toBeLessThanOrEqual(16);
  expect(user.clicks + user.texts).toBe(0);
});

const isFocused = (element: Element): boolean => element === document.activeElement;
