/** Pictures of the dataset, in the real window and out of real files. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { canvasColours } from '../canvasColours';
import { PYTHON } from '../python';
import { TRAIN64, test } from './start';

const dataset = (page: Page) => page.getByRole('region', { name: 'Dataset', exact: true });
const picture = (page: Page, name: RegExp) => page.getByRole('img', { name });

const colours = (page: Page, name: RegExp) => picture(page, name).evaluate(canvasColours);

test('arrays are listed with dtype, shape, size and use', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  const entry = dataset(page)
    .getByRole('row')
    .filter({ hasText: /^diffraction/ });
  await expect(entry).toContainText('float32');
  await expect(entry).toContainText('24 × 64 × 64');
  const help = 'diffraction amplitudes, one pattern per scan position; float32, 393 kB';
  // What becomes known of the arrays draws the list anew below a pointer that rests.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await entry.hover();
    await expect(page.getByText(help)).toBeVisible({ timeout: 3000 });
  }).toPass();
});

test('the probe is drawn in amplitude and phase, with values under the pointer and the keys', async ({
  open,
}) => {
  const { page } = await open({ file: TRAIN64 });
  await expect(picture(page, /^Probe amplitude, 64 by 64/)).toBeVisible();
  await expect
    .poll(async () => (await colours(page, /^Probe amplitude/)).different)
    .toBeGreaterThan(20);
  const amplitude = await colours(page, /^Probe amplitude/);
  expect(amplitude.size).toEqual([64, 64]);
  await expect
    .poll(async () => (await colours(page, /^Probe phase/)).different)
    .toBeGreaterThan(20);
  expect((await colours(page, /^Probe phase/)).sum).not.toBe(amplitude.sum);
  await picture(page, /^Probe amplitude/).hover();
  await expect(dataset(page)).toContainText(/\[3\d, 3\d\] \d/);
  await picture(page, /^Probe phase/).focus();
  await page.keyboard.press('ArrowRight');
  await expect(dataset(page)).toContainText(/\[32, 33\] -?[\d.e-]+ rad/);
});

test('a picture opens over the form, is browsed by keys, and gives the focus back', async ({
  open,
}) => {
  const { page } = await open({ file: TRAIN64 });
  const viewer = page.locator('[data-viewer]');
  const stage = viewer.locator('[data-stage]');
  await picture(page, /^Pattern 0,/).focus();
  await page.keyboard.press('Enter');
  await expect(stage).toHaveAttribute('aria-label', 'Pattern 0, 64 by 64 pixels');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(stage).toHaveAttribute('aria-label', /^Pattern 2,/);
  await page.keyboard.press('End');
  await expect(stage).toHaveAttribute('aria-label', /^Pattern 23,/);
  await page.keyboard.press('Home');
  await expect(viewer.getByRole('heading', { name: 'Pattern 0 of 0–23' })).toBeVisible();
  await viewer.getByLabel('Pattern index').fill('7');
  await expect(stage).toHaveAttribute('aria-label', /^Pattern 7,/);
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(picture(page, /^Pattern 7,/)).toBeFocused();

  await picture(page, /^Probe phase/).dblclick();
  await expect(viewer.getByRole('heading', { name: 'Probe phase' })).toBeVisible();
  await viewer.getByRole('button', { name: 'Scan', exact: true }).click();
  await expect(stage).toHaveAttribute('aria-label', /^Scan, 24 positions/);
  const whole = await stage.getAttribute('data-zoom');
  await viewer.getByRole('button', { name: 'Crop' }).click();
  await expect.poll(() => stage.getAttribute('data-zoom')).not.toBe(whole);
  await viewer.getByRole('button', { name: 'Close the picture' }).click();
  await expect(viewer).toHaveCount(0);
});

test('an inference shows what its model folder holds, and what the model decides', async ({
  open,
}) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'infer.json');
  const request = {
    workflow: 'inference',
    target: 'ptychopinn-2026.07',
    model_path: path.resolve('test/fixtures/models/grouped'),
    test_data_file: TRAIN64,
    output_dir: 'out',
    overrides: { n_groups: 8, gridsize: 3 },
    execution: null,
  };
  writeFileSync(file, JSON.stringify(request));
  const { page } = await open({ file: file });
  const model = page.getByRole('region', { name: 'Trained model' });
  await expect(model.locator('[data-field="architecture"]')).toContainText('ffno');
  await expect(model.locator('[data-field="gridsize"]')).toContainText('2');
  await expect(model.locator('[data-field="gridsize"]')).toContainText('Model decides; you set 3');
  await expect(model).toContainText('ci-entrypoints-v1');
});

/** Presses Cancel in the frame in which the reading of a pattern appears: pressed from here it might be over. */
const cancelAtOnce = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const observer = new MutationObserver(() => {
          const reading = document.querySelector('[aria-label="Reading the pattern"]');
          const cancel = reading?.closest('p')?.querySelector('button');
          if (!cancel) return;
          observer.disconnect();
          cancel.click();
          done();
        });
        observer.observe(document.body, { subtree: true, childList: true });
      }),
  );

/** Types a number of groups when the reading of a pattern appears: whether it is still read once that can be exported. */
const exportsWhileReading = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      new Promise((answer) => {
        let typed = false;
        const observer = new MutationObserver(() => {
          const reading = document.querySelector('[aria-label="Reading the pattern"]');
          const groups = document.querySelector('[data-field="n_groups"] [data-control]');
          if (reading && groups && !typed) {
            typed = true;
            // React listens for the event of a value that its own setter did not set.
            const { set } =
              Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
            set?.call(groups, '64');
            groups.dispatchEvent(new Event('input', { bubbles: true }));
          }
          const buttons = [...document.querySelectorAll('button')];
          const ready = buttons.find(({ textContent }) => textContent?.includes('Export payload'));
          if (ready?.getAttribute('aria-disabled') !== 'false') return;
          observer.disconnect();
          answer(reading !== null);
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      }),
  );

test('a large compressed stack shows progress, can be cancelled, and leaves the window usable', async ({
  start,
}) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'big.npz');
  const source = `import numpy as np
n, N = 3000, 256
np.savez_compressed(${JSON.stringify(file)}, diffraction=np.zeros((n, N, N), np.float32),
  probeGuess=np.ones((N, N), np.complex64), xcoords=np.arange(n)*1.0, ycoords=np.arange(n)*1.0)`;
  execFileSync(PYTHON, ['-c', source]);
  const { page } = await start({ args: [file] });
  // On a busy machine reading the first pattern takes long enough to be cancelled in place of the last one.
  await expect(picture(page, /^Pattern 0,/)).toBeVisible({ timeout: 90_000 });
  const cancelled = cancelAtOnce(page);
  await page.getByRole('slider', { name: 'Pattern' }).focus();
  await page.keyboard.press('End');
  await cancelled;
  await expect(page.getByText('Cancelled.')).toBeVisible();
  const meanwhile = exportsWhileReading(page);
  await page.getByRole('button', { name: 'Try again' }).click();
  // The window goes on meanwhile: the export is ready while the pattern is still being read.
  expect(await meanwhile).toBe(true);
  await expect(picture(page, /^Pattern 2999,/)).toBeVisible({ timeout: 90_000 });
});

test('another window’s grant, or none, draws nothing', async ({ open }) => {
  const { page } = await open();
  const answer = await page.evaluate(() =>
    window.pinnboard?.picture({
      dataset: 'made-up',
      job: 99,
      array: 'probeGuess',
      index: 0,
      maxSide: 64,
    }),
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'access-not-granted' } });
});
