/** What does not reach a run: the mark on the row, the finding, its fix, and the routes. */

import { expect } from 'playwright/test';
import { chooseTarget } from './runSetup';
import { field, row, TRAIN64, tab, test } from './start';

test('a setting that training reads from another field is marked, explained and moved', async ({
  start,
}) => {
  const { page } = await start({ args: [TRAIN64] });
  await chooseTarget(page, 'ptychopinn-2026.07');
  await field(page, 'n_groups').fill('8');
  const search = page.getByRole('searchbox', { name: 'Search fields' });
  await search.fill('scheduler');
  const option = row(page, 'execution_config.scheduler');
  const override = row(page, 'scheduler');
  await expect(option).toContainText('read from another field');
  await expect(override).not.toContainText('read from another field');

  await field(page, 'execution_config.scheduler').fill('Exponential');
  await expect(option).toContainText('elsewhere');
  const explain = await tab(page, 'Explain');
  await expect(explain.getByRole('region', { name: 'Does it reach the run?' })).toContainText(
    'Use the override scheduler instead',
  );
  await expect(explain).toContainText('ptycho_torch/workflows/components.py:1416');

  const findings = await tab(page, 'Findings');
  await findings.getByRole('button', { name: /^Set .*scheduler to 'Exponential'$/ }).click();
  await expect(field(page, 'scheduler').locator('option:checked')).toHaveText('Exponential');

  await search.fill('@no-effect scheduler');
  await expect(option).toBeVisible();
  await expect(override).toHaveCount(0);
});
