/** Upgrading a payload file to another PtychoPINN: previewed, saved as a copy, and the original stays as it is. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { answerSaveDialog } from './launch';
import { expectTarget } from './runSetup';
import { choose, field, TRAIN64, test } from './start';

const FROM = 'ptychopinn-2026.07';
const TO = 'ptychopinn-refactor-2026.07';

test('a payload file is upgraded as a copy', async ({ start }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-upgrade-'));
  const original = path.join(folder, 'original.json');
  const copy = path.join(folder, 'copy.json');
  const first = await start({ args: [TRAIN64], target: FROM });
  await field(first.page, 'n_groups').fill('8');
  await answerSaveDialog(first.app, original);
  await first.page.keyboard.press('Control+e');
  await expect(first.page.getByRole('contentinfo')).toContainText('Exported to');
  await first.app.close();
  const before = readFileSync(original, 'utf8');

  const { app, page } = await start({ args: [original], target: FROM });
  await expectTarget(page, FROM);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Upgrade to another PtychoPINN…' }).click();
  const dialog = page.getByRole('dialog');
  await choose(dialog.getByRole('combobox', { name: 'Upgrade to' }), TO);
  await expect(dialog).toContainText('After the upgrade');
  await expect(dialog).toContainText('object_layout');
  expect(readFileSync(original, 'utf8')).toBe(before);

  await dialog.getByRole('button', { name: 'Upgrade as a copy' }).click();
  await expectTarget(page, TO);
  await expect(field(page, 'n_groups')).toHaveValue('8');
  await answerSaveDialog(app, copy);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('contentinfo')).toContainText('Saved copy.json');
  expect(JSON.parse(readFileSync(copy, 'utf8'))).toMatchObject({ target: TO });
  expect(readFileSync(original, 'utf8')).toBe(before);
});
