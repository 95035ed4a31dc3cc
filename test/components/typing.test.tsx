/** What is typed: text that is not understood changes nothing, says so, and is in nobody's way for long. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { main } from './main';
import { button, control, draft, openWindow, retype, row, settled } from './window';

beforeEach(openWindow);

it.each(['5e', '1,5', '--3', 'abc', '1..2', '0x', '1e9!'])(
  'typing %s over a value, key by key, leaves the value in force',
  async (text) => {
    await retype('nphotons', '7');
    await userEvent.tab();
    await retype('nphotons', text);
    expect(control('nphotons').getAttribute('aria-invalid')).toBe('true');
    expect(draft().overrides).toEqual({ nphotons: 7 });
    expect(row('nphotons').textContent).toMatch(/\b7(\.0)?\b/);
    await userEvent.keyboard('{Escape}');
    expect(control('nphotons').getAttribute('aria-invalid')).toBe('false');
    expect(control('nphotons').value).toMatch(/^7(\.0)?$/);
    expect(draft().overrides).toEqual({ nphotons: 7 });
  },
);

it.each([
  ['244,000', 244000],
  ['244 000', 244000],
  ['2.44×10^5', 244000],
  ['3e−4', 3e-4],
])('%s is understood, and the row says as what', async (text, value) => {
  await retype('nphotons', text);
  expect(draft().overrides).toEqual({ nphotons: value });
  expect(control('nphotons').value).toBe(text);
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
