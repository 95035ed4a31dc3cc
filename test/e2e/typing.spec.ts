/** Text that is not understood: it changes nothing, says so, and whatever is written waits for it. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { answerSaveDialog } from './launch';
import { field, row, TRAIN64, test } from './start';

/** The footer's line. */
const status = (page: Page) => page.locator('footer [role="status"]').last();

/** Counts save dialogs, each of which is cancelled; the function tells how many there were. */
async function countSaveDialogs(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(({ dialog }) => {
    const counter = globalThis as { saveDialogs?: number };
    counter.saveDialogs = 0;
    dialog.showSaveDialog = () => {
      counter.saveDialogs = (counter.saveDialogs ?? 0) + 1;
      return Promise.resolve({ canceled: true, filePath: '' });
    };
  });
  return () => app.evaluate(() => (globalThis as { saveDialogs?: number }).saveDialogs ?? 0);
}

/** Runs a command by its title in the palette. */
async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Command, field/ }).fill(title);
  await page.getByRole('option', { name: title }).first().click();
}

test('typed key by key over a value, invalid text keeps the value', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  const photons = field(page, 'nphotons');
  for (const text of ['244,0x', '1,5', '3,0e', '2.44×10', '12 34']) {
    await photons.fill('');
    await photons.fill('5e8');
    await photons.blur();
    await photons.selectText();
    await photons.pressSequentially(text);
    await expect(row(page, 'nphotons')).toContainText('Still 5e8');
    await expect(photons).toHaveValue(text);
    await photons.press('Tab');
    await expect(row(page, 'nphotons')).toContainText('Still 5e8');
    await photons.press('Escape');
    await expect(photons).toHaveValue('5e8');
    await expect(row(page, 'nphotons')).not.toContainText('Still');
  }
});

test('typing continues when the window is activated again', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  const photons = field(page, 'nphotons');
  await photons.fill('5e8');
  await photons.press('Tab');
  await photons.selectText();
  await photons.pressSequentially('24');
  await expect(row(page, 'nphotons')).not.toContainText('Still');
  // A window that loses the focus keeps its focused control, which only hears of it.
  await photons.dispatchEvent('focusout');
  await photons.pressSequentially('4,0x');
  await expect(row(page, 'nphotons')).toContainText('Still 5e8');
});

test('every export waits for the text and names its field', async ({ open }) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'typed.json');
  const { app, page } = await open({ file: TRAIN64 });
  await field(page, 'n_groups').fill('8');
  await field(page, 'nphotons').fill('5e8');
  await field(page, 'nphotons').blur();
  await field(page, 'nphotons').selectText();
  await field(page, 'nphotons').pressSequentially('244,0x');
  await expect(row(page, 'nphotons')).toContainText('Still 5e8');
  const saveDialogs = await countSaveDialogs(app);
  const waits = async (how: () => Promise<unknown>, not: string) => {
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-search]')?.focus());
    await how();
    await expect(status(page)).toContainText(`${not}: "244,0x" in`);
    await expect(status(page)).toContainText('(nphotons) is not understood');
    await expect(field(page, 'nphotons')).toBeFocused();
  };
  await waits(() => page.keyboard.press('Control+e'), 'Not exported');
  await waits(
    () => page.getByRole('button', { name: /^Export payload/ }).click({ force: true }),
    'Not exported',
  );
  await waits(() => command(page, 'Export payload…'), 'Not exported');
  await waits(() => command(page, 'Copy as command line'), 'Not copied');
  await waits(() => command(page, 'Save sweep…'), 'Not saved');
  // The sheet lies over the field: what waits is said in the sheet.
  await page.keyboard.press('Control+Shift+E');
  const sheet = page.getByRole('dialog', { name: 'Export as' });
  await expect(sheet).toContainText('Finish editing first: "244,0x" in');
  await sheet.getByRole('button', { name: 'Copy' }).click();
  await expect(status(page)).toContainText('Not copied: "244,0x" in');
  await sheet.getByRole('button', { name: 'Save as…' }).click();
  await expect(status(page)).toContainText('Not saved: "244,0x" in');
  await sheet.getByRole('button', { name: 'Go to the field' }).click();
  await expect(field(page, 'nphotons')).toBeFocused();
  expect(await saveDialogs()).toBe(0);

  await page.keyboard.press('Escape');
  await expect(field(page, 'nphotons')).toHaveValue('5e8');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+e');
  await expect(status(page)).toContainText('Exported to');
  expect(JSON.parse(readFileSync(file, 'utf8')).request.overrides.nphotons).toBe(5e8);
});

test('an ambiguous comma asks what is meant, and the answer sets the value', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  const photons = field(page, 'nphotons');
  await photons.pressSequentially('1,5e9');
  await expect(row(page, 'nphotons')).toContainText('Did you mean 1.5e9 or 15e9?');
  await expect(row(page, 'nphotons')).not.toContainText('override');
  await row(page, 'nphotons').getByRole('button', { name: '1.5e9' }).click();
  await expect(photons).toHaveValue('1.5e9');
  await expect(photons).toBeFocused();
  await expect(row(page, 'nphotons')).toContainText('override');
  await page.keyboard.press('Control+z');
  await expect(photons).toHaveValue('');
});

test('numbers are read as scientists write them, and the row shows the value', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  const photons = field(page, 'nphotons');
  for (const text of ['244,000', '244 000', '2.44×10^5', '2.44×10⁵']) {
    await photons.fill('');
    await photons.pressSequentially(text);
    await expect(row(page, 'nphotons')).toContainText('244,000');
    await photons.fill('');
    await expect(row(page, 'nphotons')).not.toContainText('override');
    await photons.fill(text);
    await expect(row(page, 'nphotons')).toContainText('244,000');
  }
});

test('closing offers no export while a text is not understood', async ({ start }) => {
  const { app, page } = await start({ args: [TRAIN64] });
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = ((...given: unknown[]) => {
      const { buttons = [], detail } = given.at(-1) as { buttons?: string[]; detail?: string };
      // The first question is looked at; one that is asked as the test ends lets the window go.
      const first = !('asked' in globalThis);
      if (first) Object.assign(globalThis, { asked: { buttons, detail } });
      const response = buttons.indexOf(first ? 'Cancel' : 'Discard');
      return Promise.resolve({ response, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });
  const asked = () =>
    app.evaluate(
      () => (globalThis as { asked?: { buttons: string[]; detail: string } }).asked ?? null,
    );
  await field(page, 'nphotons').fill('5e');
  await expect(row(page, 'nphotons')).toContainText('Text not understood');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(asked).not.toBeNull();
  expect((await asked())?.buttons).toEqual(['Keep as draft', 'Discard', 'Cancel']);
  expect((await asked())?.detail).toContain(
    '"5e" is not a valid value of Photons per exposure (nphotons)',
  );
});
