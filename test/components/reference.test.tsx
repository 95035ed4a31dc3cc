/** The Reference: opened from a finding, a field and the palette, searched, followed, and closed again. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useReference } from '../../renderer/reference/store';
import { control, openRequest, openWindow, row, tab } from './window';

beforeEach(async () => {
  useReference.setState(useReference.getInitialState());
  await openWindow();
  await openRequest();
});

const panel = page.getByRole('tabpanel');
const sheet = page.getByRole('dialog', { name: 'Reference' });
const search = page.getByRole('combobox', { name: 'Search reference' });
const heading = (name: string) => sheet.getByRole('heading', { name, level: 2 });

/** Opens it from the field that has the focus. */
const press = (keys: string) => userEvent.keyboard(keys);
const BACK = '{Alt>}{ArrowLeft}{/Alt}';
const OPEN = '{Shift>}{F1}{/Shift}';

it('a finding leads to its rule, that to its fields, and Escape back to the finding', async () => {
  await tab('Findings');
  const link = panel.getByRole('button', { name: 'nphotons-divergence', exact: true });
  await link.click();
  await expect
    .element(heading('PyTorch and TensorFlow assume different photon numbers'))
    .toBeVisible();
  await expect.element(sheet).toHaveTextContent('The Poisson loss is scaled by nphotons.');
  // What it finds in this request, and the list beside it, scrolled to the rule.
  await expect.element(sheet).toHaveTextContent('nphotons is not set: PyTorch assumes 1e5');
  await expect
    .element(sheet.getByRole('option', { name: /nphotons-divergence/, selected: true }))
    .toBeInViewport();
  await sheet.getByRole('button', { name: 'nphotons', exact: true }).click();
  await expect.element(heading('Photons per exposure')).toBeVisible();
  await expect.element(sheet.getByRole('article')).toHaveFocus();
  await sheet.getByRole('button', { name: 'not-positive' }).click();
  await expect.element(heading('The value must be positive')).toBeVisible();
  await press(BACK);
  await expect.element(heading('Photons per exposure')).toBeVisible();
  await sheet.getByRole('button', { name: 'Forward →' }).click();
  await expect.element(heading('The value must be positive')).toBeVisible();
  await press('{Escape}');
  await expect.element(sheet).not.toBeInTheDocument();
  await expect.element(link).toHaveFocus();
});

it('it is searched and navigated with the keyboard, from the active field and back', async () => {
  await userEvent.click(control('gridsize'));
  await press(OPEN);
  await expect.element(heading('Grid size')).toBeVisible();
  await expect
    .element(sheet.getByRole('region', { name: 'Rules', exact: true }))
    .toHaveTextContent('neighbours-too-few');
  await press('/');
  await expect.element(search).toHaveFocus();
  await press('few neighbours');
  await press('{ArrowDown}');
  await expect.element(heading('Fewer neighbours than patterns in a group')).toBeVisible();
  await expect.element(search).toHaveFocus();
  await press('{Enter}');
  await expect.element(sheet.getByRole('article')).toHaveFocus();
  await press(BACK);
  await expect.element(heading('Grid size')).toBeVisible();
  await userEvent.fill(search, 'zebra');
  await expect.element(sheet).toHaveTextContent('No pages match “zebra”');
  await userEvent.fill(search, '');
  await press('{Escape}');
  await expect.element(control('gridsize')).toHaveFocus();
});

it('a page leads to the field in the form', async () => {
  await press('{Control>}k{/Control}');
  await expect.element(page.getByRole('combobox')).toHaveFocus();
  await press('n_groups is not set');
  await press('{Enter}');
  await expect.element(heading('n_groups is not set')).toBeVisible();
  await sheet.getByRole('button', { name: 'Go to n_groups' }).click();
  await expect.element(control('n_groups')).toHaveFocus();
  // The row's own finding leads to its card, and that to its rule.
  await page
    .elementLocator(row('n_groups'))
    .getByRole('button', { name: 'n-groups-missing' })
    .click();
  await panel.getByRole('button', { name: 'n-groups-missing' }).click();
  await expect.element(heading('n_groups is not set')).toBeVisible();
  await press('{Escape}');
  await expect.element(sheet).not.toBeInTheDocument();
  await userEvent.click(control('n_groups'));
  await press(OPEN);
  await expect.element(heading('Number of groups')).toBeVisible();
});

it('the list is filtered by type, severity, and pages with findings', async () => {
  await expect.element(panel).toHaveTextContent('n-groups-missing');
  await press(OPEN);
  await sheet.getByRole('checkbox', { name: 'with findings' }).click();
  const options = sheet.getByRole('listbox').getByRole('option');
  await sheet.getByLabelText('Severity of rules').click();
  await page.getByRole('option', { name: 'errors' }).click();
  await expect.poll(() => options.elements().length).toBe(1);
  await expect.element(options).toHaveTextContent('n-groups-missing');
  await expect
    .element(sheet.getByRole('button', { name: /^Rules/ }))
    .toHaveAttribute('aria-pressed', 'true');
  await sheet.getByRole('button', { name: /^Arrays/ }).click();
  await sheet.getByRole('checkbox', { name: 'with findings' }).click();
  await sheet.getByRole('option', { name: /probeGuess/ }).click();
  await expect.element(sheet.getByRole('article')).toHaveTextContent('array-missing');
});
