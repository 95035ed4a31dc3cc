/** Verifying with an installed PtychoPINN: an interpreter that stands in for it, asked by the real app. */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { standIn } from '../verify/standIn';
import { answerOpenDialog } from './launch';
import { field, TRAIN64, tab, test } from './start';

const panel = (page: Page) => page.getByRole('region', { name: 'Verify', exact: true });
const verify = (page: Page) => panel(page).getByRole('button', { name: 'Verify with PtychoPINN' });

test('runs the chosen Python on a click, shows its refusal and output, and remembers it', async ({
  start,
}) => {
  const ran = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-ran-')), 'ran');
  const python = standIn({
    imported: `open(${JSON.stringify(ran)}, 'w')`,
    factory: "print('hello from the factory')\nraise ValueError('n_groups is odd')",
  });
  const userDataDir = mkdtempSync(path.join(tmpdir(), 'pinnboard-user-'));
  const options = { args: [TRAIN64], target: 'ptychopinn-2026.07', userDataDir };
  const { app, page } = await start(options);
  await field(page, 'n_groups').fill('64');
  await (await tab(page, 'Payload'))
    .getByRole('button', { name: 'Verify with PtychoPINN…' })
    .click();
  await expect(verify(page)).toBeDisabled();
  await answerOpenDialog(app, python);
  await panel(page).getByRole('button', { name: 'Choose Python…' }).click();
  await expect(verify(page)).toBeEnabled();
  expect(existsSync(ran)).toBe(false);
  await verify(page).click();
  await expect(panel(page)).toContainText(
    'PtychoPINN rejects this configuration; Pinnboard accepts it.',
  );
  await expect(panel(page)).toContainText('ValueError: n_groups is odd');
  await expect(panel(page)).toContainText('PtychoPINN 0.1.dev1+gabcdef1 (commit abcdef1)');
  await panel(page).getByText('What PtychoPINN printed').click();
  await expect(panel(page)).toContainText('hello from the factory');
  expect(existsSync(ran)).toBe(true);
  await app.close();
  const again = await start(options);
  await again.page.keyboard.press('Control+k');
  await again.page.keyboard.type('Environments');
  await again.page.keyboard.press('Enter');
  await expect(panel(again.page)).toContainText(python);
});

test('cancelling ends the process', async ({ start }) => {
  const python = standIn({ factory: 'time.sleep(3600)' });
  const { app, page } = await start({ args: [TRAIN64], target: 'ptychopinn-2026.07' });
  await answerOpenDialog(app, python);
  await field(page, 'n_groups').fill('64');
  await (await tab(page, 'Payload'))
    .getByRole('button', { name: 'Verify with PtychoPINN…' })
    .click();
  await panel(page).getByRole('button', { name: 'Choose Python…' }).click();
  await verify(page).click();
  await expect(panel(page)).toContainText("Running PtychoPINN's factory…");
  await panel(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(panel(page)).toContainText('Cancelled.');
  await expect(verify(page)).toBeEnabled();
});
