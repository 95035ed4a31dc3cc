/** Fixes: looked at before they are applied, applied at once, taken back whole. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { button, control, footer, openRequest, openWindow, previews, row, tab } from './window';

beforeEach(async () => {
  await openWindow();
});

const panel = page.getByRole('tabpanel');
const undo = () => footer().getByRole('button', { name: /^Undo/ });
const undoByKey = () => userEvent.keyboard('{Control>}z{/Control}');

/** A request without findings, but for what these overrides bring. */
const openWith = (overrides: { readonly [name: string]: unknown }) =>
  openRequest({
    overrides: { n_groups: 8, nphotons: 1e9, test_data_file: 'v.npz', ...overrides } as never,
  });

it('a fix that adds a finding warns, and one click still applies it', async () => {
  await openWith({ grid_size: [1, 2], K: 3 });
  await tab('Findings');
  const fix = panel.getByRole('button', { name: 'Use (2, 2)' });
  await userEvent.hover(fix);
  await expect.poll(previews).toHaveLength(1);
  const [preview] = previews();
  expect(preview).toContain('Warning This adds another finding.');
  expect(preview).toContain('~change override grid_size (1, 2) → to (2, 2)');
  expect(preview).toContain('new Will crash neighbours-too-few');
  await expect.element(fix).toHaveAccessibleDescription(/This adds another finding/);
  await fix.click();
  await expect.element(panel).toHaveTextContent('neighbours-too-few');
  await expect.element(panel).not.toHaveTextContent('grid-not-square');
  await undo().click();
  await expect.element(panel).toHaveTextContent('grid-not-square');
});

it('a preview stays open while the user reads it, and closes when the draft changes', async () => {
  await openWith({ gridsize: 3, K: 4 });
  await tab('Findings');
  await userEvent.hover(
    panel.getByRole('button', { name: 'Set neighbor_count to 9', exact: true }),
  );
  await button('Keep open').click();
  await userEvent.hover(footer());
  await userEvent.click(control('max_epochs'));
  // Left after it, a card that is not kept closes: by then this one would have closed, too.
  const other = page
    .elementLocator(row('neighbor_count'))
    .getByRole('button', { name: /^Set neighbor/ });
  await userEvent.hover(other);
  await expect.poll(previews).toHaveLength(2);
  await userEvent.hover(footer());
  await expect.poll(previews).toHaveLength(1);
  expect(previews()[0]).toContain('pt_data_config.K');
  await expect.element(control('max_epochs')).toHaveFocus();
  await userEvent.keyboard('7');
  await expect.poll(previews).toEqual([]);
});

it('the Undo of a fix disappears after another change', async () => {
  await openRequest();
  const fix = page
    .elementLocator(row('n_groups'))
    .getByRole('button', { name: /^Set n_groups to/ });
  const name = fix.element().textContent;
  await fix.click();
  await expect.element(undo()).toBeVisible();
  await userEvent.fill(control('max_epochs'), '7');
  await expect.element(undo()).not.toBeInTheDocument();
  await undoByKey();
  await expect.element(undo()).toBeVisible();
  await undoByKey();
  await expect.element(footer()).toHaveTextContent(`Undone: ${name}`);
});

it('all safe ones are shown as one diff, applied as one step, and undone as one', async () => {
  await openWith({ zzzzzz: 1, qqqqqq: 2 });
  await tab('Findings');
  await expect.element(panel).toHaveTextContent('2 findings can be fixed');
  const all = panel.getByRole('button', { name: 'Apply all safe fixes' });
  await userEvent.hover(all);
  await expect.poll(() => previews().join()).toContain('Resolves 2, adds 0.');
  await all.click();
  // The pointer rests on the button, whose preview may come again.
  const dialog = page.getByRole('dialog', { name: 'Apply all safe fixes', exact: true });
  await expect.element(dialog).toHaveTextContent('resolved Ignored unknown-override zzzzzz');
  await expect.element(dialog).toHaveTextContent('-remove override qqqqqq 2');
  await expect.element(dialog).toHaveTextContent('No field changes.');
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(panel).toHaveTextContent('2 findings can be fixed');
  await userEvent.keyboard('{Control>}{Shift>}f{/Shift}{/Control}');
  await expect.element(dialog.getByRole('button', { name: 'Apply 2 fixes' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(footer()).toHaveTextContent('Applied: 2 safe fixes');
  await expect.element(panel).not.toHaveTextContent('unknown-override');
  await undoByKey();
  await expect.element(panel).toHaveTextContent('2 findings can be fixed');
});
