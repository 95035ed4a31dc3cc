/** Text that is not understood, as the window closes. */
import { expect } from 'playwright/test';
import { field, row, TRAIN64, test } from './start';

test('closing offers no export while a text is not understood', async ({ open }) => {
  const { app, page } = await open({ file: TRAIN64 });
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
