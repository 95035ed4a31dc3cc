/** The network's input in the Plan view: a pattern measured and predicted, and the dataset's mistakes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { PYTHON } from '../python';
import { test } from './start';

const EXAMPLE = path.resolve('electron/resources/example.npz');
const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-input-'));

/** The example changed by a line of Python over its arrays `d`. */
function spoiled(name: string, change: string): string {
  const file = path.join(folder, name);
  const program = `import numpy as np, sys; d = dict(np.load(sys.argv[1])); ${change}; np.savez(sys.argv[2], **d)`;
  execFileSync(PYTHON, ['-c', program, EXAMPLE, file]);
  return file;
}

async function showInput(page: Page): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.getByRole('tab', { name: 'Network input' }).click();
}

const checks = (page: Page) => page.getByRole('region', { name: 'Checks of the network input' });
const line = (page: Page, name: string) =>
  checks(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

test('shows a pattern with its prediction, and that the example is in order', async ({ start }) => {
  const { page } = await start({ args: [EXAMPLE], target: 'ptychopinn-2026.07' });
  await showInput(page);
  await expect(checks(page)).toContainText('Your probe and object explain the patterns');
  await expect(line(page, 'x and y swapped')).toContainText('in order');
  await expect(line(page, 'Position unit')).toContainText('pixels');
  for (const name of ['Measured', 'Predicted', 'Residual'])
    await expect(page.getByRole('img', { name: new RegExp(`^${name}, 64 by 64`) })).toBeVisible();
  const box = page.getByRole('tabpanel').getByRole('spinbutton', { name: 'Pattern index' });
  await box.fill('7');
  await expect(page.getByText('diff3d[7]')).toBeVisible();
});

test('shows the pattern as the network reads it, times the factor of the groups', async ({
  start,
}) => {
  const file = spoiled(
    'bright.npz',
    "d['diffraction'] = d['diff3d'] = d['diff3d'] * np.float32(4)",
  );
  const { page } = await start({ args: [file], target: 'ptychopinn-2026.07' });
  for (const [name, value] of [
    ['n_groups', '24'],
    ['gridsize', '2'],
  ] as const) {
    const control = page.locator(`[data-row][data-field="${name}"] [data-control]`);
    await control.fill(value);
    await control.press('Tab');
  }
  await showInput(page);
  // The example is normalised already, so that the factor takes back what was done to it.
  await expect(page.getByRole('img', { name: /^Normalised, 64 by 64/ })).toBeVisible();
  await expect(page.getByRole('tabpanel')).toContainText('× 0.25, what the network reads');
});
