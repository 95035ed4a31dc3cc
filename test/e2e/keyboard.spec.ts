/** One journey with the keyboard alone, the focus never lost; and the first minutes. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { holdAnswers, holdModule } from './hold';
import { answerOpenDialog, answerSaveDialog } from './launch';
import { field, TRAIN64, test } from './start';

/** What has the focus, and whether that is seen; null when nothing has it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    if (!active || active === document.body) return null;
    const ringed = [active, active.parentElement, active.parentElement?.parentElement].some(
      (element) => {
        if (!element) return false;
        const own = getComputedStyle(element);
        const after = getComputedStyle(element, '::after');
        return own.outlineStyle !== 'none' || after.backgroundColor !== 'rgba(0, 0, 0, 0)';
      },
    );
    return { name: active.getAttribute('aria-label') ?? active.textContent ?? '', ringed };
  });

/** The focus is on something of that name, and seen to be there. It may move a frame after the key. */
const expectFocus = (page: Page, name = /^/) =>
  expect
    .poll(() => focused(page), { message: 'where the focus is, and whether it is seen' })
    .toEqual({ name: expect.stringMatching(name), ringed: true });

test('open, set, fix, compare and export with the keyboard alone', async ({ open }) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'keys.json');
  const { app, page } = await open();
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  await answerOpenDialog(app, TRAIN64);
  await press('Control+o');
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
  // The findings of the dataset may be on their way: F8 waits for them.
  await press('F8');
  await expect(field(page, 'n_groups')).toBeFocused();
  await expectFocus(page);
  await page.keyboard.type('512');
  await press('Control+k');
  await page.keyboard.type('grid');
  await press('Enter');
  await expect(field(page, 'gridsize')).toBeFocused();
  await page.keyboard.type('2');
  for (const step of [/^1 of \d+: /, /^2 of \d+: /]) {
    await press('F8');
    await expect(page.getByRole('status').last()).toHaveText(step);
    await expectFocus(page);
  }
  await press('Control+f');
  await expect(page.getByLabel('Search fields')).toBeFocused();
  await page.keyboard.type('nphotons');
  await expect(page.locator('[data-row]').first()).toHaveAttribute('data-field', 'nphotons');
  await press('ArrowDown');
  await expectFocus(page, /nphotons/);
  await press('Enter');
  await expect(field(page, 'nphotons')).toBeFocused();
  await page.keyboard.type('1e9');
  await press('Escape');
  await expectFocus(page, /nphotons/);
  await press('Control+Alt+4');
  await expect(page.getByRole('tabpanel')).toContainText(/settings? differs?/);
  await press('F6');
  await expect(
    page.getByRole('region', { name: 'Result', exact: true }).locator(':focus'),
  ).toHaveCount(1);
  await expectFocus(page);
  await press('Shift+F6');
  await expectFocus(page, /nphotons/);
  await answerSaveDialog(app, file);
  await press('Control+e');
  await expect(page.getByRole('status').last()).toContainText('Exported');
  expect(JSON.parse(readFileSync(file, 'utf8')).request.overrides).toEqual({
    n_groups: 512,
    gridsize: 2,
    nphotons: 1e9,
  });
});

test('keys typed before the palette is loaded go into the palette, and Enter waits for it', async ({
  open,
}) => {
  const { page } = await open({ file: TRAIN64 });
  const release = await holdModule(page, 'Found');
  await field(page, 'n_groups').focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('grid');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Loading…');
  await release();
  await expect(field(page, 'gridsize')).toBeFocused();
  await expect(field(page, 'n_groups')).toHaveValue('');
  // At once again: what follows Enter goes where the palette leads.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('n_groups');
  await page.keyboard.press('Enter');
  await page.keyboard.type('8');
  await expect(field(page, 'n_groups')).toHaveValue('8');
  await expect(field(page, 'gridsize')).toHaveValue('');
});

test('keys typed before a dialog is loaded change no field', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  const release = await holdModule(page, 'ImportSheet');
  await field(page, 'n_groups').focus();
  await page.keyboard.press('Control+i');
  await page.keyboard.type('12');
  await expect(page.getByRole('dialog', { name: 'Loading' })).toBeVisible();
  await release();
  await expect(page.getByRole('dialog', { name: 'Import' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field(page, 'n_groups')).toBeFocused();
  await expect(field(page, 'n_groups')).toHaveValue('');
});

test('F8 before the first findings goes to them once they are resolved', async ({ open }) => {
  const { app, page } = await open({ file: TRAIN64 });
  const release = await holdAnswers(app, 'resolve');
  await page.reload();
  await expect(page.getByRole('button', { name: /Export payload/ })).toBeVisible();
  await page.keyboard.press('F8');
  await page.keyboard.press('F8');
  await page.keyboard.press('Shift+F8');
  await release();
  await expect(field(page, 'n_groups')).toBeFocused();
  await expect(page.getByRole('status').last()).toContainText('1 of 3');
});

test('Tab cycles through the window with visible focus', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await expect(page.getByText('24 × 64 × 64')).toBeVisible();
  await page.keyboard.press('Tab');
  const seen = new Set<string>();
  for (let i = 0; i < 60; i++) {
    await expectFocus(page);
    seen.add((await focused(page))?.name ?? '');
    await page.keyboard.press('Tab');
    if (await comesRound(page)) break;
  }
  expect(seen.size).toBeGreaterThan(20);
});

/** Whether the focus has left the last control, for good: one that went away with the focus hands it on a frame later. */
const comesRound = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 8; frame++) {
      await new Promise((settled) => requestAnimationFrame(settled));
      if (document.activeElement !== document.body) return false;
    }
    return true;
  });

test('an empty window opens the example in one click', async ({ open }) => {
  const { page } = await open();
  const welcome = page.getByRole('region', { name: 'Start here' });
  await welcome.getByRole('button', { name: 'Try the example' }).click();
  await expect(page.getByRole('row', { name: /^diffraction float32 36 × 64 × 64/ })).toBeVisible();
  await expect(welcome).toHaveCount(0);
  await expect(page.getByRole('img', { name: /^Probe amplitude/ })).toBeVisible();
});
