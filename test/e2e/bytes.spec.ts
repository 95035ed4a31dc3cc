/** Names and numbers that JavaScript treats in a way of its own cross the bridge between window and main as they are. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { answerSaveDialog } from './launch';
import { field, TRAIN64, tab, test } from './start';

const SEED = '9007199254740993';

test('a whole number beyond 2**53 and names that every object inherits are kept from file to file', async ({
  open,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));
  const file = path.join(folder, 'request.json');
  writeFileSync(
    file,
    `{"target": "ptychopinn-2026.07", "workflow": "training", "train_data_file": ${JSON.stringify(TRAIN64)},
     "output_dir": "out", "execution": null,
     "overrides": {"n_groups": 4, "constructor": 1, "__proto__": 2, "nphotons": ${SEED}}}`,
  );
  const { app, page } = await open({ file: file });
  await expect(field(page, 'nphotons')).toHaveValue('9,007,199,254,740,993');
  const findings = await tab(page, 'Findings');
  await expect(findings).toContainText('constructor');
  await expect(findings).toContainText('__proto__');
  await field(page, 'max_epochs').fill(`${SEED}0`);
  await field(page, 'max_epochs').blur();
  const payload = await tab(page, 'Payload');
  await expect(payload).toContainText(`${SEED}0`);
  const saved = path.join(folder, 'saved.json');
  await answerSaveDialog(app, saved);
  await page.getByRole('button', { name: /Export payload/ }).click();
  await expect(page.getByText(`Exported to ${saved}`).first()).toBeVisible();
  const text = readFileSync(saved, 'utf8');
  expect(text).toContain(`"nphotons": ${SEED},`);
  expect(text).toContain(`"nepochs": ${SEED}0`);
  expect(text).toContain('"__proto__": 2');
});
