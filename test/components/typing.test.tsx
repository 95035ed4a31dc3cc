/** What is typed: text that is not understood changes nothing, says so, and is in nobody's way for long. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DESIGN, main } from './main';
import { button, control, draft, expectRow, openScan, openWindow, retype, settled } from './window';

beforeEach(openWindow);

/** Types keys over what is selected. */
async function typeOver(name: string, text: string): Promise<void> {
  await userEvent.click(control(name));
  control(name).select();
  await userEvent.keyboard(text);
}

it('typed key by key over a value, invalid text keeps the value', async () => {
  const typed = [
    { type: typeOver, texts: ['244,0x', '1,5', '3,0e', '2.44×10', '12 34'] },
    { type: retype, texts: ['5e', '1,5', '--3', 'abc', '1..2', '0x', '1e9!'] },
  ].flatMap(({ type, texts }) => texts.map((text) => ({ type, text })));
  for (const { type, text } of typed) {
    await userEvent.fill(control('nphotons'), '5e8');
    await userEvent.tab();
    await type('nphotons', text);
    await expectRow('nphotons').toContain('Still 5e8');
    expect(control('nphotons').value).toBe(text);
    expect(control('nphotons').getAttribute('aria-invalid')).toBe('true');
    expect(draft().overrides).toEqual({ nphotons: 5e8 });
    await userEvent.tab();
    await expectRow('nphotons').toContain('Still 5e8');
    await userEvent.click(control('nphotons'));
    await userEvent.keyboard('{Escape}');
    await expectRow('nphotons').not.toContain('Still');
    await expect.poll(() => control('nphotons').value).toBe('5e8');
    expect(control('nphotons').getAttribute('aria-invalid')).toBe('false');
    expect(draft().overrides).toEqual({ nphotons: 5e8 });
  }
});

it('typing continues when the window is activated again', async () => {
  await userEvent.fill(control('nphotons'), '5e8');
  await userEvent.tab();
  await typeOver('nphotons', '24');
  await expectRow('nphotons').not.toContain('Still');
  // A window that loses the focus keeps its focused control, which only hears of it.
  control('nphotons').dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  await userEvent.keyboard('4,0x');
  await expectRow('nphotons').toContain('Still 5e8');
});

it('an ambiguous comma asks what is meant, and the answer sets the value', async () => {
  await openScan(DESIGN);
  await userEvent.click(control('nphotons'));
  await userEvent.keyboard('1,5e9');
  await expectRow('nphotons').toContain('Did you mean 1.5e9 or 15e9?');
  await expectRow('nphotons').not.toContain('override');
  await button('1.5e9').click();
  await expect.poll(() => control('nphotons').value).toBe('1.5e9');
  await expect.element(control('nphotons')).toHaveFocus();
  await expectRow('nphotons').toContain('override');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => control('nphotons').value).toBe('');
});

it('numbers are read as scientists write them, and the row shows the value', async () => {
  await openScan(DESIGN);
  for (const [text, value, shown] of [
    ['244,000', 244000, '244,000'],
    ['244 000', 244000, '244,000'],
    ['2.44×10^5', 244000, '244,000'],
    ['2.44×10⁵', 244000, '244,000'],
    ['3e−4', 3e-4, '0.0003'],
  ] as const) {
    await retype('nphotons', text);
    await expectRow('nphotons').toContain(shown);
    expect(draft().overrides).toEqual({ nphotons: value });
    expect(control('nphotons').value).toBe(text);
    await userEvent.fill(control('nphotons'), '');
    await expectRow('nphotons').not.toContain('override');
    await userEvent.fill(control('nphotons'), text);
    await expectRow('nphotons').toContain(shown);
  }
});

it('an export waits for text that is not understood', async () => {
  const press = async () => {
    const exporting = button(/Export payload/).element();
    if (exporting instanceof HTMLElement) exporting.click();
  };
  main.exported.length = 0;
  const waits = page.getByText('text not understood', { exact: true });
  await retype('n_groups', '64');
  await userEvent.tab();
  await retype('n_groups', '64x');
  await settled();
  await expect.element(waits).toBeVisible();
  await press();
  await expect.element(page.getByRole('status').last()).toHaveTextContent('n_groups');
  expect(main.exported).toEqual([]);
  await userEvent.click(control('n_groups'));
  await userEvent.keyboard('{End}{Backspace}');
  await settled();
  await expect.element(waits).not.toBeInTheDocument();
});

it('every key is sent to be kept, text that is no value included', async () => {
  main.kept.length = 0;
  await retype('nphotons', '5e');
  expect(main.kept.at(-1)?.typed['nphotons']?.text).toBe('5e');
});

/** The footer's line. */
const expectStatus = () =>
  expect.poll(() => [...document.querySelectorAll('footer [role="status"]')].at(-1)?.textContent);

/** Runs a command by its title in the palette. */
async function command(title: string): Promise<void> {
  await userEvent.keyboard('{Control>}k{/Control}');
  await page.getByRole('combobox', { name: /^Command, field/ }).fill(title);
  await page.getByRole('option', { name: title }).first().click();
}

it('every export waits for the text and names its field', async () => {
  await openScan(DESIGN);
  main.saveDialogs.length = 0;
  await userEvent.fill(control('n_groups'), '8');
  await userEvent.fill(control('nphotons'), '5e8');
  await userEvent.tab();
  await typeOver('nphotons', '244,0x');
  await expectRow('nphotons').toContain('Still 5e8');
  const waits = async (how: () => Promise<unknown>, not: string) => {
    document.querySelector<HTMLElement>('[data-search]')?.focus();
    await how();
    await expectStatus().toContain(`${not}: "244,0x" in`);
    await expectStatus().toContain('(nphotons) is not understood');
    await expect.element(control('nphotons')).toHaveFocus();
  };
  await waits(() => userEvent.keyboard('{Control>}e{/Control}'), 'Not exported');
  await waits(() => button(/^Export payload/).click({ force: true }), 'Not exported');
  await waits(() => command('Export payload…'), 'Not exported');
  await waits(() => command('Copy as command line'), 'Not copied');
  await waits(() => command('Save sweep…'), 'Not saved');
  // The sheet lies over the field: what waits is said in the sheet.
  await userEvent.keyboard('{Control>}{Shift>}E{/Shift}{/Control}');
  const sheet = page.getByRole('dialog', { name: 'Export as' });
  await expect.element(sheet).toHaveTextContent('Finish editing first: "244,0x" in');
  await sheet.getByRole('button', { name: 'Copy' }).click();
  await expectStatus().toContain('Not copied: "244,0x" in');
  await sheet.getByRole('button', { name: 'Save as…' }).click();
  await expectStatus().toContain('Not saved: "244,0x" in');
  await sheet.getByRole('button', { name: 'Go to the field' }).click();
  await expect.element(control('nphotons')).toHaveFocus();
  expect(main.saveDialogs).toEqual([]);

  await userEvent.keyboard('{Escape}');
  await expect.poll(() => control('nphotons').value).toBe('5e8');
  await userEvent.keyboard('{Control>}e{/Control}');
  await expectStatus().toContain('Exported to');
  expect(main.saveDialogs).toEqual(['payload']);
  expect(main.exported.at(-1)?.overrides['nphotons']).toBe(5e8);
});
