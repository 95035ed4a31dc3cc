/** What does not reach a run: the mark on the row, the finding, its fix, and the routes. */
import { expect } from 'playwright/test';
import { field, row, TRAIN64, tab, test } from './start';

test('an override that training reads elsewhere is marked, explained and moved', async ({
  start,
}) => {
  const { page } = await start({ args: [TRAIN64] });
  await page.getByLabel('Target').selectOption('ptychopinn-2026.07');
  await field(page, 'n_groups').fill('8');
  const search = page.getByRole('searchbox', { name: 'Search fields' });
  await search.fill('learning rate');
  const override = row(page, 'learning_rate');
  const knob = row(page, 'execution_config.learning_rate');
  await expect(override).toContainText('read elsewhere');
  await expect(knob).not.toContainText('read elsewhere');
  await expect(override).not.toContainText('override-elsewhere');

  await field(page, 'learning_rate').fill('3e-4');
  await expect(override).toContainText('override-elsewhere');
  const explain = await tab(page, 'Explain');
  await expect(explain.getByRole('region', { name: 'Does it reach a run' })).toContainText(
    'What works: the knob learning_rate',
  );
  await expect(explain).toContainText('ptycho_torch/workflows/components.py:1411');

  const findings = await tab(page, 'Findings');
  await findings.getByRole('button', { name: 'Set the knob learning_rate to 0.0003' }).click();
  await expect(override).not.toContainText('override-elsewhere');
  await expect(field(page, 'execution_config.learning_rate')).toHaveValue('0.0003');
  await expect(field(page, 'learning_rate')).toHaveValue('');

  await search.fill('@unread scheduler');
  await expect(row(page, 'execution_config.scheduler')).toBeVisible();
  await expect(row(page, 'scheduler')).toHaveCount(0);
});
