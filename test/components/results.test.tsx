/** What the results column says of a payload: diff, used values and explanations. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { COMPARE_STATE } from '../../renderer/store/compareState';
import { useStore } from '../../renderer/store/store';
import { DESIGN } from './main';
import { button, control, openScan, openWindow, retype, tab } from './window';

const panel = () => page.getByRole('tabpanel');
const firstRow = (name: RegExp) => panel().getByRole('row', { name }).first();

beforeEach(async () => {
  useStore.setState({ ...COMPARE_STATE, tab: 'findings', filter: 'reaches', query: '' });
  await openWindow();
  await openScan(DESIGN);
});

it('the diff against the defaults shows each setting once, by how much it changed and from where', async () => {
  await retype('n_groups', '8');
  await retype('learning_rate', '1e-4');
  await tab('Diff');
  await expect.element(panel()).toHaveTextContent('2 settings differ');
  await expect.element(panel().getByRole('button', { name: /^\d+ equal$/ })).toBeVisible();
  const rate = panel().getByRole('row', { name: /learning_rate/ });
  await expect.element(rate).toHaveTextContent('×0.1');
  await expect.element(rate).toHaveTextContent('0.001');
  await expect.element(rate).toHaveTextContent('0.0001');
  expect(rate.elements()).toHaveLength(1);
  await userEvent.click(panel().getByRole('button', { name: 'By section' }));
  await expect.element(panel()).toHaveTextContent('4 fields differ');
  await expect.poll(() => rate.elements()).toHaveLength(2);
  const search = panel().getByLabelText('Search diff');
  await userEvent.fill(search, 'n_groups');
  await expect.poll(() => rate.elements()).toHaveLength(0);
  await userEvent.clear(search);
  await userEvent.click(panel().getByRole('switch', { name: 'Equal values' }));
  await expect.element(firstRow(/probe_scale/)).toHaveTextContent('equal');
});

it('1e-3 and 0.001 are equal, a pinned default is a different source', async () => {
  await retype('learning_rate', '1e-3');
  await retype('batch_size', '16');
  await tab('Diff');
  await expect
    .element(panel())
    .toHaveTextContent('No setting differs · 2 with the same value from a different source');
  await expect.element(firstRow(/batch_size/)).toHaveTextContent('same value, different source');
});

it('fields that differ from the baseline are a filter of the form', async () => {
  await retype('max_epochs', '80');
  await userEvent.click(button(/^Differs 1/));
  await expect
    .poll(() =>
      [...document.querySelectorAll<HTMLElement>('[data-row]')].map(({ dataset }) => dataset.field),
    )
    .toEqual(['max_epochs']);
  await expect.element(control('max_epochs')).toBeVisible();
});

it('used values have one value per setting, and the sections that contradict it', async () => {
  await openScan();
  await userEvent.fill(page.getByLabelText('Search fields'), 'learning_rate');
  await retype('execution_config.learning_rate', '3e-4');
  await tab('Used values');
  const rate = panel().getByRole('row', { name: /^Learning rate/ });
  const part = (selector: string) => rate.element().querySelector(selector)?.textContent;
  await expect.poll(() => part('[data-used]')).toContain('0.0003');
  expect(part('[data-conflicting]')).toContain('0.001');
  await userEvent.click(rate.getByText('read from execution_config'));
  await expect.element(rate).toHaveTextContent('Training reads the execution config');
  await userEvent.click(panel().getByRole('button', { name: /^Differing \d/ }));
  await expect.element(panel().getByRole('row', { name: /^Photons/ })).not.toBeInTheDocument();
  const search = panel().getByLabelText('Search used values');
  await userEvent.fill(search, 'no such thing');
  await expect.element(panel()).toHaveTextContent('No settings match');
  await userEvent.fill(search, 'execution_config');
  await userEvent.click(rate.getByRole('button', { name: 'Learning rate' }));
  await expect
    .poll(() => document.querySelector<HTMLElement>('[data-row]:focus-within')?.dataset.field)
    .toMatch(/learning_rate/);
});

it('explain begins with what the run uses, then shows every layer, the winner and the overridden ones', async () => {
  await retype('learning_rate', '3e-4');
  await userEvent.keyboard('{F1}');
  await expect.element(panel().getByRole('heading', { name: /Learning rate/ })).toBeVisible();
  await expect.element(panel()).toHaveTextContent('The payload has 0.0003');
  await expect.element(panel()).toHaveTextContent('Set by you.');
  const layers = panel().getByRole('table', { name: 'Layers, highest priority first' }).first();
  for (const layer of [
    'override',
    'execution',
    'CLI default',
    'PyTorch default',
    'TensorFlow default',
  ])
    await expect.element(layers.getByRole('rowheader', { name: layer, exact: true })).toBeVisible();
  const execution = layers.getByRole('row', { name: /^execution/ });
  await expect.element(execution).toHaveTextContent('0.0003');
  await expect.element(execution).toHaveTextContent('used');
  await expect
    .element(layers.getByRole('row', { name: /^PyTorch default/ }))
    .toHaveTextContent('overridden');
  control('N').focus();
  await expect.element(panel()).toHaveTextContent('probeGuess (128, 128)');
});
