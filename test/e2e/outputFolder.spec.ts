/** The row of the output folder: what is in a folder that the user chose, and that a run appears in it. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { answerOpenDialog } from './launch';
import { field, row, TRAIN64, test } from './start';

test('a chosen output folder is looked at again, and a run in it is a finding', async ({
  start,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-output-'));
  const { app, page } = await start({ args: [TRAIN64] });
  const output = row(page, 'output_dir');
  await field(page, 'output_dir').fill(folder);
  await expect(output).toContainText('not checked');
  await answerOpenDialog(app, folder);
  await output.getByRole('button', { name: 'Choose output folder' }).click();
  await expect(output).toContainText('empty folder');
  mkdirSync(path.join(folder, 'checkpoints'));
  writeFileSync(path.join(folder, 'wts.h5.zip'), '');
  await expect(output).toContainText('holds a run');
  await expect(output).toContainText('It holds a run already');
});
