/** The form's rows: they are found, set, reset and undone; folded ones can be set, a concept keeps one row, and paths say what is known of them. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { withEntryPoint } from '../../renderer/store/document';
import { applyRequestEdits, change } from '../../renderer/store/edit';
import { DESIGN, main } from './main';
import {
  button,
  control,
  draft,
  expectRow,
  openScan,
  openWindow,
  retype,
  row,
  settled,
  show,
} from './window';

beforeEach(openWindow);
afterEach(() => page.viewport(1440, 900));

const runSetup = page.getByRole('button', { name: /^Run setup/ });

/** Chooses a built-in target, as Run setup names it. */
async function chooseTarget(name: string): Promise<void> {
  await runSetup.click();
  const popover = page.getByRole('dialog', { name: 'Run setup' });
  const choices = popover.getByRole('radiogroup', { name: 'PtychoPINN' });
  await choices.getByRole('radio', { name: `Built-in ${name}` }).click();
  await userEvent.keyboard('{Escape}');
  await expect.element(popover).not.toBeInTheDocument();
}

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

const search = page.getByLabelText('Search fields');
const names = () =>
  [...document.querySelectorAll<HTMLElement>('[data-row]')].map(({ dataset }) => dataset['field']);
const choice = (name: string) => {
  const found = row(name).querySelector<HTMLElement>('[data-control]');
  if (!found) throw new Error(`${name} has no control`);
  return found;
};

it('a field is found by alias, label, help, layer and level', async () => {
  await openScan(DESIGN);
  await search.fill('grid_size');
  await expect.poll(names).toEqual(['gridsize']);
  await search.fill('photons per');
  await expect.poll(names).toContain('nphotons');
  await search.fill('@layer:inferred');
  await expect.poll(names).toEqual(['N']);
  await search.fill('@layer:execution -@group:execution');
  await expect.poll(names).toContain('learning_rate');
  await expect.poll(names).not.toContain('accelerator');
  await search.fill('no such field');
  await expect.element(page.getByText('No fields match “no such field”.')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(search).toHaveValue('');
});

it('numbers are read as people write them; invalid text stays and is not applied', async () => {
  await openScan(DESIGN);
  await userEvent.fill(control('nphotons'), '5e8');
  await expectRow('nphotons').toContain('override');
  await userEvent.fill(control('nphotons'), '5e');
  await expectRow('nphotons').toContain('Text not understood');
  expect(control('nphotons').value).toBe('5e');
  await show('All');
  await expect.poll(() => control('nphotons').value).toBe('5e');
  await expect.element(button(/nphotons: text not understood/)).toBeVisible();
  await userEvent.wheel(control('nphotons'), { delta: { y: 200 } });
  await expect.poll(() => control('nphotons').value).toBe('5e');
});

it('None is a value, distinct from not set', async () => {
  await openScan(DESIGN);
  await search.fill('subsample_seed');
  await expectRow('subsample_seed').not.toContain('override');
  await userEvent.hover(row('subsample_seed'));
  await button('Set subsample_seed to None').click();
  await expect.poll(() => control('subsample_seed').value).toBe('None');
  await expectRow('subsample_seed').toContain('override');
});

it('a value pinned to its default is marked redundant, and its reset shows the resulting value', async () => {
  await openScan(DESIGN);
  await userEvent.hover(row('batch_size'));
  await button('Pin batch_size to 16').click();
  await expectRow('batch_size').toContain('= default');
  await expectRow('batch_size').toContain('override');
  await button('Reset batch_size to 16').click();
  await expectRow('batch_size').not.toContain('override');
  control('gridsize').focus();
  await userEvent.keyboard('{Control>}{Shift>}P{/Shift}{/Control}');
  await expect.poll(() => control('gridsize').value).toBe('2');
});

it('a row that is reset under a filter stays until the filter changes', async () => {
  await openScan(DESIGN);
  await userEvent.fill(control('n_groups'), '8');
  await show('Set');
  await expect.poll(names).toEqual(['n_groups']);
  await button(/^Reset n_groups/).click();
  await settled();
  await expectRow('n_groups').not.toContain('override');
  await expect.element(row('n_groups')).toBeVisible();
  await show('Findings');
  await show('Set');
  await expect.poll(names).toEqual([]);
});

it('another target or workflow keeps all settings and lists those that do not apply', async () => {
  await openScan();
  await search.fill('architecture');
  await expectRow('architecture').toContain('Architecture');
  await userEvent.click(choice('architecture'));
  await page.getByRole('option', { name: /^fno$/ }).click();
  await search.fill('');
  await chooseTarget('adr-003');
  const orphans = page.getByRole('region', { name: 'Does not apply here' });
  await expect.element(orphans).toHaveTextContent('architecture');
  await expect.element(orphans).toHaveTextContent("'fno'");
  await chooseTarget('2026.07');
  await expect.element(orphans).not.toBeInTheDocument();
  await search.fill('architecture');
  await expectRow('architecture').toContain('override');
  await expect.poll(() => choice('architecture').textContent).toBe('fno');
});

it('the outline counts and goes to a group', async () => {
  await page.viewport(1800, 1000);
  await openScan(DESIGN);
  await show('All');
  await userEvent.fill(control('n_groups'), '8');
  const outline = page.getByRole('navigation', { name: 'Groups' });
  await expect
    .element(outline.getByRole('button', { name: /Data and grouping/ }))
    .toHaveTextContent('1/');
  const heading = page.getByRole('heading', { name: /Checkpoints/ });
  await expect.element(heading).not.toBeInViewport();
  await outline.getByRole('button', { name: /Checkpoints/ }).click();
  await expect.element(heading).toBeInViewport();
});

it('undo and redo cover every edit, with typing as one step', async () => {
  await openScan(DESIGN);
  await userEvent.type(control('n_groups'), '512');
  await userEvent.fill(control('gridsize'), '3');
  await chooseTarget('2026.07');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(runSetup).toHaveTextContent('adr-003 design draft');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => control('gridsize').value).toBe('');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => control('n_groups').value).toBe('');
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.poll(() => control('n_groups').value).toBe('512');
});

it('an empty window asks three questions, which the run setup then answers; the last one waits for its answer', async () => {
  const welcome = page.getByRole('region', { name: 'Start here' });
  const questions = () =>
    welcome
      .getByRole('listitem')
      .elements()
      .map((item) => item.querySelector('b')?.textContent);
  await expect
    .poll(questions)
    .toEqual(['Which file?', 'Train or reconstruct?', 'How do you start it?']);
  await welcome.getByRole('button', { name: 'Reconstruct' }).click();
  await expect.element(welcome.getByRole('button', { name: 'Open model folder…' })).toBeVisible();
  await welcome.getByRole('button', { name: 'Train', exact: true }).click();
  await welcome.getByRole('button', { name: 'Try the example' }).click();
  await expect.element(welcome).not.toHaveTextContent('Which file?');
  await welcome.getByRole('combobox', { name: 'How do you start it?' }).click();
  await page.getByRole('option', { name: /^Python script/ }).click();
  await expect.element(welcome).not.toBeInTheDocument();
  await expect.element(runSetup).toHaveTextContent(/Training.*Python script/);
});
