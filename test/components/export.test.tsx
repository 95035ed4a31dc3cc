/** A request in other tools' forms: the menu that leads to them, why there is none, and long lines. */
import { beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useExport } from '../../renderer/export/store';
import { button, control, openRequest, openWindow, tab } from './window';

const COMMAND = 'Pinnboard command line';

beforeEach(async () => {
  useExport.setState(useExport.getInitialState());
  await openWindow();
});

const panel = page.getByRole('tabpanel');
const preview = page.getByRole('region', { name: 'Preview' });
const sheet = page.getByRole('dialog', { name: 'Export as' });

it('a refused request says why, and leads to the first error', async () => {
  await openRequest();
  await tab('Export as');
  await expect
    .element(panel)
    .toHaveTextContent('PtychoPINN rejects this configuration. 1 problem, the first:');
  await expect.element(panel).toHaveTextContent('n_groups is not set');
  expect(panel.getByRole('button', { name: 'Save as…' }).elements()).toEqual([]);
  await panel.getByRole('button', { name: 'Go to the first problem' }).click();
  await expect.element(control('n_groups')).toHaveFocus();
  await userEvent.keyboard('8');
  await expect.element(preview).toHaveTextContent("'n_groups': 8");

  await userEvent.fill(control('n_groups'), '');
  await userEvent.keyboard('{Control>}{Shift>}e{/Shift}{/Control}');
  await sheet.getByRole('button', { name: 'Go to the first problem' }).click();
  await expect.element(sheet).not.toBeInTheDocument();
  await expect.element(control('n_groups')).toHaveFocus();
});

it('the menu beside the export leads to a form, by keyboard too', async () => {
  await openRequest({ overrides: { n_groups: 8 } });
  const more = button('More actions');
  const menu = page.getByRole('menu', { name: 'More actions' });
  more.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(more).toHaveAttribute('aria-expanded', 'true');
  await expect.element(menu.getByRole('menuitem').first()).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(menu.getByRole('menuitemradio').last()).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(menu).not.toBeInTheDocument();
  await expect.element(more).toHaveFocus();
  await more.click();
  await menu.getByRole('menuitem', { name: COMMAND }).click();
  await expect
    .element(page.getByRole('tab', { name: 'Export as' }))
    .toHaveAttribute('aria-selected', 'true');
  await expect.element(panel.getByLabelText('Export format')).toHaveTextContent(COMMAND);
  await button('Expand').click();
  await expect.element(sheet.getByRole('radio', { name: COMMAND })).toHaveFocus();
  await expect
    .element(sheet.getByRole('region', { name: 'Preview' }))
    .toHaveTextContent('--set n_groups=8');
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await sheet.getByRole('button', { name: 'Copy' }).click();
  await expect
    .poll(() => sheet.getByRole('status').element().textContent)
    .toBe(`Copied: ${COMMAND}`);
  expect(copied.mock.lastCall?.[0]).toContain('--set n_groups=8');
  copied.mockRestore();
});

it('long lines are scrolled or wrapped, whichever is wanted', async () => {
  await openRequest({ overrides: { n_groups: 8 } });
  await tab('Export as');
  await panel.getByLabelText('Export format').click();
  await page.getByRole('option', { name: COMMAND }).click();
  await expect.element(preview).toHaveTextContent('--set n_groups=8');
  const overflows = () => preview.element().scrollWidth > preview.element().clientWidth;
  await expect.poll(overflows).toBe(true);
  await panel.getByRole('switch', { name: 'Wrap lines' }).click();
  await expect.poll(overflows).toBe(false);
});
