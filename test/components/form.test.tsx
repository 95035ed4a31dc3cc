/** The form's rows: folded ones can be set, a concept keeps one row, and paths say what is known of them. */
import { beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { withEntryPoint } from '../../renderer/store/document';
import { applyRequestEdits, change } from '../../renderer/store/edit';
import { main } from './main';
import { button, control, draft, openWindow, retype, row, settled } from './window';

beforeEach(openWindow);

const rowsLabelled = (label: string) =>
  document.querySelectorAll(`[data-row][aria-label^="${label} "]`).length;

it('a field without effect is folded, and unfolds into a control that is set with the keyboard', async () => {
  change((doc) => withEntryPoint(doc, 'native'));
  await settled();
  const physics = page.getByRole('region', { name: 'Physics and scaling' });
  await physics.getByRole('button', { name: /without effect here/ }).click();
  await button('Set probe_scale all the same').click();
  expect(document.activeElement).toBe(control('probe_scale'));
  await userEvent.keyboard('2.5');
  await settled();
  expect(draft().overrides).toEqual({ probe_scale: 2.5 });
  expect(document.activeElement).toBe(control('probe_scale'));
  expect(row('probe_scale').textContent).toContain('Ignored');
});

it('a row that was typed into is gone once its setting has moved to the row that is read', async () => {
  const set = (name: string, value: number) => ({ op: 'set-override' as const, name, value });
  applyRequestEdits([set('learning_rate', 0.01)]);
  await settled();
  await userEvent.fill(control('learning_rate'), '3e-4');
  await settled();
  expect(draft().overrides).toEqual({ learning_rate: 3e-4 });
  applyRequestEdits([
    { op: 'clear-override', name: 'learning_rate' },
    { op: 'set-execution', name: 'learning_rate', value: 3e-4 },
  ]);
  await settled();
  await vi.waitUntil(() => rowsLabelled('Learning rate') === 1);
  expect(control('execution_config.learning_rate').value).toBe('0.0003');
});

it('the output folder says what is known of it', async () => {
  await vi.waitUntil(() => row('output_dir').textContent?.includes('where the run is started'));
  await retype('output_dir', '/scratch/results');
  await vi.waitUntil(() => row('output_dir').textContent?.includes('not checked'));
  main.output = { state: 'run', results: ['wts.h5.zip'] };
  window.dispatchEvent(new Event('focus'));
  await vi.waitUntil(() => row('output_dir').textContent?.includes('holds a run'));
});

it('a fix in the menu of a row says what it would do', async () => {
  const line = page.getByRole('button', { name: 'More about nphotons-divergence' });
  await line.first().click();
  await expect
    .element(page.getByRole('menuitem', { name: /1e5.*Resolves 1, adds \d/ }))
    .toBeVisible();
  expect(draft().overrides).toEqual({});
});
