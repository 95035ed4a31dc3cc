/** Values of the dataset: read by themselves when that is quick, else when asked for, and judged. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { PYTHON } from '../python';
import { answerSaveDialog } from './launch';
import { field, TRAIN64, tab, test } from './start';

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));
const dataset = (page: Page) => page.getByRole('region', { name: 'Dataset', exact: true });

/** Writes a scan of 24 patterns; `source` changes the dict `d` of its arrays. */
function write(name: string, source: string): string {
  const file = path.join(folder, name);
  const program = `import numpy as np
d = dict(np.load(${JSON.stringify(TRAIN64)}))
${source}
np.savez_compressed(${JSON.stringify(file)}, **d)`;
  execFileSync(PYTHON, ['-c', program]);
  return file;
}

/** 786 MB of zeros. */
const large = () =>
  write(
    'large.npz',
    `n = 3000
d['diffraction'] = np.zeros((n, 256, 256), np.float32)
d['probeGuess'] = np.ones((256, 256), np.complex64) * 1j
d['xcoords'], d['ycoords'] = np.arange(n) % 60 * 2.0, np.arange(n) // 60 * 2.0
d['scan_index'] = np.zeros(n, int)
del d['objectGuess']`,
  );

test('a valid dataset is checked automatically, without findings', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await expect(dataset(page)).toContainText('No problems found in 24 patterns.');
  await expect(dataset(page)).toContainText('Patterns 1.9e-9 to 7.993; positions 24.08 apart.');
});

test('array statistics give findings automatically, with a link to them', async ({ open }) => {
  const file = write('counts.npz', "d['diffraction'] = np.round(d['diffraction'] ** 2 * 99)");
  const { page } = await open({ file: file });
  await page.getByRole('tab', { name: /^Explain/ }).click();
  await dataset(page).getByRole('button', { name: 'One finding from the values' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('patterns-whole');
  await expect(page.getByRole('tabpanel')).toContainText('All values of diffraction are whole');
});

test('an export includes findings from array statistics, however early it starts', async ({
  open,
}) => {
  const file = write('blank.npz', "d['diffraction'][[3, 5]] = 0");
  const exported = path.join(folder, 'blank.json');
  const { page, app } = await open({ file: file });
  await answerSaveDialog(app, exported);
  await field(page, 'n_groups').fill('8');
  await page.getByRole('button', { name: /Export payload/ }).click();
  await expect(page.getByRole('status').last()).toContainText('Exported');
  const { findings } = JSON.parse(readFileSync(exported, 'utf8'));
  expect(findings.map(({ rule }: { rule: string }) => rule)).toContain('patterns-blank');
});

test('a large dataset is checked on request, with progress, and can be cancelled', async ({
  open,
}) => {
  // 787 MB are read twice, once to the end.
  test.setTimeout(240_000);
  const { page } = await open({ file: large() });
  const panel = await tab(page, 'Findings');
  await expect(panel).toContainText('values-not-read');
  const check = dataset(page).getByRole('button', { name: 'Check values' });
  await expect(dataset(page)).toContainText('Not checked: reading 787 MB takes a while.');
  await check.click();
  const progress = page.getByRole('progressbar', { name: 'Reading values' });
  await expect(progress).toBeVisible();
  // The window goes on meanwhile.
  await field(page, 'n_groups').fill('64');
  await expect(panel).not.toContainText('n-groups-missing');
  await dataset(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(dataset(page)).toContainText('Cancelled.');
  await dataset(page).getByRole('button', { name: 'Try again' }).click();
  await expect(dataset(page)).toContainText('3000 blank', { timeout: 120_000 });
  await expect(panel).toContainText('patterns-all-zero');
  await expect(panel).not.toContainText('values-not-read');
});

test('array statistics of a dataset without a grant are not computed', async ({ open }) => {
  const { page } = await open();
  const answer = await page.evaluate(() =>
    window.pinnboard?.values({ dataset: 'made-up', job: 99, mode: 'always' }),
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'access-not-granted' } });
});
