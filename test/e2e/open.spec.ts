/** Opening things: the example, the command line, broken files, and what an edit does at once. */
import { expect } from 'playwright/test';
import { answerOpenDialog, answerSaveDialog, answerTarget } from './launch';
import { fixture, test } from './start';

test('the bundled example opens in one click and the form follows every edit', async ({ open }) => {
  const { page } = await open();
  await page
    .getByRole('button', { name: /example/i })
    .first()
    .click();
  await expect(page.getByText('probeGuess').first()).toBeVisible();
  const groups = page.getByRole('textbox', { name: /n_groups/ });
  await groups.fill('1_0');
  await expect(page.getByRole('button', { name: /Export payload/ })).toHaveAttribute(
    'aria-disabled',
    'false',
  );
  // Leaving the field ends the edit: what was typed is the value that stays.
  await groups.blur();
  await groups.fill('ten');
  await expect(page.locator('[data-field="n_groups"]').first()).toContainText(
    'Text not understood',
  );
  await expect(groups).toHaveValue('ten');
  await page.getByRole('tab', { name: /Payload/ }).click();
  await expect(page.getByRole('tabpanel')).toContainText('"n_groups": 10');
});

test('a dataset named on the command line is open when the window comes up', async ({ start }) => {
  const { page } = await start({ args: [fixture('train32.npz')] });
  await expect(page.getByText('36 × 32 × 32')).toBeVisible();
});

for (const [name, says] of [
  ['truncated.npz', /cut short|truncated|incomplete|end of/i],
  ['empty_file.npz', /empty/i],
  ['not_a_zip.npz', /not an? \.?(npz|zip)/i],
  ['bare_npy_named_npz.npz', /single .npy array/],
  ['no_probe.npz', /no probeGuess/],
] as const) {
  test(`${name} is explained, and nothing that was typed is lost`, async ({ open }) => {
    const { app, page } = await open();
    await page.getByRole('textbox', { name: /n_groups/ }).fill('7');
    await answerOpenDialog(app, fixture(name));
    await page.getByRole('button', { name: 'Open dataset…' }).first().click();
    await expect(page.getByText(says).first()).toBeVisible();
    const button = page.getByRole('button', { name: /Export payload/ });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByRole('textbox', { name: /n_groups/ })).toHaveValue('7');
  });
}

test('a broken file is shown as broken, and undo restores the good one', async ({ open }) => {
  const { app, page } = await open({ file: fixture('train32.npz') });
  await expect(page.getByText('36 × 32 × 32')).toBeVisible();
  await answerOpenDialog(app, fixture('truncated.npz'));
  await page.getByRole('button', { name: /^Dataset train32/ }).click();
  await expect(page.getByRole('button', { name: /^Dataset truncated/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('36 × 32 × 32')).toBeVisible();
});

test('an output that cannot be written is reported', async ({ open }) => {
  const { app, page } = await open({ file: fixture('train64.npz') });
  await page.getByRole('textbox', { name: /n_groups/ }).fill('7');
  await answerSaveDialog(app, '/nonexistent-folder/payload.json');
  await page.getByRole('button', { name: /Export payload/ }).click();
  await expect(page.getByText(/\/nonexistent-folder/).first()).toBeVisible();
  await expect(page.getByText(/at Object|at async|\.cjs:/)).toHaveCount(0);
});

test('a file opened from the Finder gets its own window', async ({ start }) => {
  const { app, page } = await start();
  const opened = app.waitForEvent('window');
  await app.evaluate(
    ({ app }, file) => app.emit('open-file', { preventDefault: () => {} }, file),
    fixture('train32.npz'),
  );
  const second = await opened;
  await answerTarget(second, 'adr-003');
  await expect(second.getByText('probeGuess').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Start here' })).toBeVisible();
});
