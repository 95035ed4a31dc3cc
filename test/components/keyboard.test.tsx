/** The keyboard in the form and in dialogs: walking the rows, choosing from lists, stepping through findings, and where the focus returns to. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DESIGN, main } from './main';
import { control, expectRow, openScan, openWindow, row, show } from './window';

beforeEach(openWindow);

/** The row that has the focus, and whether it has it itself. */
const focused = () => {
  const { activeElement } = document;
  const holder = activeElement?.closest<HTMLElement>('[data-row]');
  return `${holder?.dataset['field']} ${activeElement === holder ? 'row' : 'control'}`;
};

it('arrow keys move between rows; Enter edits, Escape leaves, Delete resets', async () => {
  await openScan(DESIGN);
  const search = page.getByLabelText('Search fields');
  search.element().focus();
  await userEvent.keyboard('{ArrowDown}');
  const names = [...document.querySelectorAll<HTMLElement>('[data-row]')].map(
    ({ dataset }) => dataset['field'],
  );
  const at = names.indexOf('n_groups');
  expect(at).toBeGreaterThan(0);
  for (const name of names.slice(0, at)) {
    await expect.poll(focused).toBe(`${name} row`);
    await userEvent.keyboard('{ArrowDown}');
  }
  await expect.poll(focused).toBe('n_groups row');
  await userEvent.keyboard('{Enter}');
  await expect.poll(focused).toBe('n_groups control');
  await userEvent.keyboard('1_024');
  await userEvent.keyboard('{Escape}');
  await expect.poll(focused).toBe('n_groups row');
  await expect.poll(() => control('n_groups').value).toBe('1_024');
  await userEvent.keyboard('{Delete}');
  await expect.poll(() => control('n_groups').value).toBe('');
  await userEvent.keyboard(`{ArrowUp>${at + 1}}`);
  await expect.element(search).toHaveFocus();
});

it('a list of choices opens, chooses and closes by keyboard, and moving between rows does not enter it', async () => {
  await openScan(DESIGN);
  await show('All');
  await expectRow('sequential_sampling').not.toContain('override');
  const list = row('sequential_sampling');
  const choice = list.querySelector<HTMLElement>('[data-control]');
  const option = (name: string | RegExp) => page.getByRole('option', { name, exact: true });
  choice?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(option(/^default/)).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(option('True')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(choice).toHaveFocus();
  await expect.element(choice).toHaveTextContent(/^True$/);
  await expectRow('sequential_sampling').toContain('override');
  await userEvent.keyboard('{Enter}');
  await expect.element(option('True')).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(option(/^default/)).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expectRow('sequential_sampling').not.toContain('override');
  await expect.element(choice).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(list).toHaveFocus();
  // From a text, the row of a list has the focus, not the list: the next key goes on and changes nothing.
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const before = rows[rows.indexOf(list) - 1];
  before?.querySelector<HTMLElement>('[data-control]')?.focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(list).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expectRow('sequential_sampling').not.toContain('override');
});

it('F8 while findings are being resolved waits for them, and says so', async () => {
  await openScan(DESIGN);
  const status = page.getByRole('status').last();
  await expect.element(page.getByRole('tabpanel')).toHaveTextContent('n-groups-missing');
  main.hold();
  await userEvent.fill(control('n_groups'), '8');
  await userEvent.keyboard('{F8}');
  // It belongs to the field that the step leads to, not to the one that it leaves.
  await userEvent.keyboard('9');
  await expect.element(status).toHaveTextContent(/^Waiting for the findings…$/);
  expect(control('n_groups').value).toBe('8');
  main.release();
  await expect.element(status).toHaveTextContent('1 of 2');
  await expect.poll(focused).toMatch(/nphotons|test_data_file/);
});

it('dialogs return the focus, and every control has help', async () => {
  await openScan(DESIGN);
  control('n_groups').focus();
  for (const key of ['k', '/']) {
    await userEvent.keyboard(`{Control>}${key}{/Control}`);
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(control('n_groups')).toHaveFocus();
  }
  const helpless = [...document.querySelectorAll('[data-row] [data-control]')].filter((one) => {
    const described = document.getElementById(one.getAttribute('aria-describedby') ?? '');
    return (described?.textContent ?? '').length < 15;
  });
  expect(helpless.map((one) => one.getAttribute('aria-label'))).toEqual([]);
});
