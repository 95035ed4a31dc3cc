/** The form leads with what reaches the run; what does not is folded, marked, explained and moved. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Draft } from '../../shared/request/draft';
import { TARGET } from './main';
import { button, control, expectRow, openRequest, openWindow, row, show, tab } from './window';

beforeEach(openWindow);

/** Opens a request that is started by the native command line. */
async function openNative({ overrides, ...settings }: Partial<Draft> = {}): Promise<void> {
  await openRequest({
    ...{ target: TARGET, output_dir: '/scratch/beamline/results_run1084', entry_point: 'native' },
    ...{ ...settings, overrides: { n_groups: 8, ...overrides } },
  });
  await expectRow('output_dir').toContain('results_run1084');
}

const rows = (name: string) => document.querySelectorAll(`[data-row][data-field="${name}"]`).length;
const panel = page.getByRole('tabpanel');

it('fields without effect are folded with their reason; what is set never is', async () => {
  await openNative({ overrides: { probe_scale: 2 } });
  await expect.element(button(/^Reaches/)).toHaveAttribute('aria-pressed', 'true');
  await expectRow('n_groups').toContain('Training uses 8');
  await expectRow('probe_scale').toContain('Ignored');
  await expectRow('probe_scale').toContain('Training uses 4.0');
  expect(rows('probe_trainable')).toBe(0);

  const physics = page.getByRole('region', { name: 'Physics and scaling' });
  await physics.getByRole('button', { name: /without effect here/ }).click();
  await expectRow('probe_trainable').toContain('training');
  const folded = row('probe_trainable');
  expect(folded.querySelector('[data-control]')).toBeNull();
  await page.elementLocator(folded).getByRole('button', { name: /^Why/ }).click();
  await expect
    .element(page.getByRole('tab', { name: /^Explain/ }))
    .toHaveAttribute('aria-selected', 'true');
  await expect.element(panel).toHaveTextContent('probe_trainable');

  await show('All');
  await expect.poll(() => row('probe_trainable').querySelector('[data-control]')).toBeVisible();
});

it('a concept has one row, which sets what is read', async () => {
  await openNative();
  await show('All');
  await expectRow('execution_config.learning_rate').toContain('Learning rate');
  await expect.element(row('execution_config.learning_rate')).toBeVisible();
  expect(rows('learning_rate')).toBe(0);
  await userEvent.fill(control('execution_config.learning_rate'), '3e-4');
  await expectRow('execution_config.learning_rate').toContain('Training uses 0.0003');
  await tab('Explain');
  await expect
    .element(panel)
    .toHaveTextContent('Training uses 0.0003, from execution_config.learning_rate.');
});

it('a setting that training reads from another field is marked, explained and moved', async () => {
  await openNative({ execution: { scheduler: 'Exponential' }, entry_point: 'python' });
  const option = 'execution_config.scheduler';
  const list = (name: string) => row(name).querySelector<HTMLElement>('[data-control]');
  await expectRow(option).toContain('Ignored');
  list(option)?.focus();
  await tab('Explain');
  await expect
    .element(panel.getByRole('region', { name: 'Does it reach the run?' }))
    .toHaveTextContent('Use the override scheduler instead');
  await expect.element(panel).toHaveTextContent('ptycho_torch/workflows/components.py:1416');

  await tab('Findings');
  await panel.getByRole('button', { name: /^Set .*scheduler to 'Exponential'$/ }).click();
  await expect.poll(() => list('scheduler')?.textContent).toBe('Exponential');
  await show('All');
  await expect.poll(() => rows(option)).toBe(0);
});

it('a search excludes what a minus stands before', async () => {
  await openNative();
  const search = page.getByRole('searchbox', { name: 'Search fields' });
  await search.fill('@group:physics');
  await expect.poll(() => row('probe_trainable')).toBeVisible();
  await button('Search help').click();
  await button('@unread').click();
  await expect.element(search).toHaveValue('@group:physics @unread');
  await expect.poll(() => row('probe_trainable')).toBeVisible();
  await search.fill('@group:physics -@unread');
  await expect.poll(() => rows('probe_trainable')).toBe(0);
  await expect.poll(() => row('probe_mask')).toBeVisible();
});

it('a finding is one line on its row, and selecting it selects it in the panel', async () => {
  await openNative({ overrides: { probe_scale: 2 } });
  const line = () => row('probe_scale').querySelector('[data-finding="override-dropped"]');
  await expect
    .poll(() => line()?.textContent)
    .toContain('Not forwarded to training, which uses 4.0.');
  await tab('Diff');
  await button('More about override-dropped').click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
  const card = () => document.querySelector('[role="tabpanel"] li[data-selected]');
  await expect.poll(() => card()?.textContent).toContain('override-dropped');
  await expect.poll(() => line()?.getAttribute('data-selected')).toBe('true');
});

it('a path shows its end, and can be chosen', async () => {
  await openNative();
  await expectRow('output_dir').toContain('…/results_run1084');
  expect(control('output_dir').value).toBe('/scratch/beamline/results_run1084');
  await expectRow('train_data_file').toContain('opened here');
  await expect.element(button('Choose output folder')).toBeVisible();
});
