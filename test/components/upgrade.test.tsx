/** Upgrading to another target: the preview, what can be left out, and the copy. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { withDraft } from '../../renderer/store/document';
import { change } from '../../renderer/store/edit';
import { useStore } from '../../renderer/store/store';
import type { Draft } from '../../shared/request/draft';
import { main, TARGET } from './main';
import { button, draft, openWindow, retype, settled } from './window';

const TO = 'adr-003';

beforeEach(async () => {
  useStore.setState({ overlay: null });
  await openWindow();
  set({ overrides: { n_groups: 64, nphotons: 1e9 } });
  await settled();
});

/** Opens the dialog as the menu does, and chooses the version. */
async function openUpgrade(): Promise<void> {
  main.menu({ kind: 'command', command: 'upgrade' });
  await page.getByRole('combobox', { name: 'Upgrade to' }).click();
  await page.getByRole('option', { name: TO }).click();
  await expect.element(page.getByText('After the upgrade')).toBeVisible();
}

const group = (id: string) => document.querySelector(`[data-group="${id}"]`)?.textContent ?? '';
const set = (settings: Partial<Draft>) => change((doc) => withDraft(doc, settings));

it('shows the differences in groups, and changes nothing before the copy is opened', async () => {
  set({ overrides: { ...draft().overrides, fno_modes: 6 } });
  await settled();
  const before = draft();
  await openUpgrade();
  expect(group('removed')).toContain('fno_modes');
  expect(group('new-default')).toMatch(/probe_scale.*4\.0.*1\.0/);
  expect(draft()).toBe(before);
});

it('opens the copy as an unsaved document, and undo returns to the original', async () => {
  await openUpgrade();
  await userEvent.click(button('Upgrade as a copy'));
  await settled();
  expect(draft()).toMatchObject({ target: TO, overrides: { n_groups: 64, nphotons: 1e9 } });
  expect(useStore.getState().overlay).toBeNull();
  await expect.poll(() => document.title).toMatch(/^•/);
  await userEvent.click(document.body);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => draft().target).toBe(TARGET);
});

it('a setting that takes effect only there can be left out of the copy', async () => {
  set({ execution: { learning_rate: 3e-4 } });
  await settled();
  await openUpgrade();
  await userEvent.click(button('Leave learning_rate out'));
  await expect.poll(() => group('now')).not.toContain('learning_rate');
  await userEvent.click(button('Upgrade as a copy'));
  await settled();
  expect(draft().execution).toEqual({});
});

it('names what blocks the export there', async () => {
  set({ execution: { num_workers: -1 } });
  await settled();
  await openUpgrade();
  const blocked = page.getByRole('list', { name: 'Blocks the export after the upgrade' });
  await expect.element(blocked).toHaveTextContent('num_workers');
});

it('waits for text that is not understood', async () => {
  await retype('nphotons', '5e');
  await openUpgrade();
  await userEvent.click(button('Upgrade as a copy'));
  expect(draft().target).toBe(TARGET);
  expect(useStore.getState().status).toContain('Not upgraded');
});
