/** The run plan below the toolbar: it follows what is typed, says what changed, and explains each figure. */
import { beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { withEntryPoint } from '../../renderer/store/document';
import { change } from '../../renderer/store/edit';
import { main } from './main';
import { draft, openWindow, retype, settled } from './window';

const strip = () => page.getByRole('region', { name: 'Run plan' });
const cell = (id: string) => {
  const found = document.querySelector<HTMLElement>(`[data-plan-strip] [data-cell="${id}"]`);
  if (!found) throw new Error(`The strip has no ${id}`);
  return found;
};
const struck = (id: string) => [...cell(id).querySelectorAll('del')].map((old) => old.textContent);
const figures = (id: string) => [...cell(id).querySelectorAll('b')].map((one) => one.textContent);

async function openScan(): Promise<void> {
  main.menu({ kind: 'command', command: 'open-example' });
  await settled();
  await expect.poll(() => document.querySelector('[data-plan-strip] [data-cell]')).not.toBeNull();
  await retype('n_groups', '512');
  await userEvent.tab();
  await expect.poll(() => figures('groups')[0]).toBe('512');
}

beforeEach(async () => {
  await page.viewport(1900, 900);
  await openWindow();
});

it('says what it needs while no dataset is open', async () => {
  await expect
    .element(strip())
    .toHaveTextContent('Open or prepare a dataset to see groups, steps, memory and time.');
});

it('shows what an edit changes, and drops the old figures once it is committed', async () => {
  await openScan();
  await retype('batch_size', '8');
  await userEvent.tab();
  await expect.poll(() => figures('steps')).toEqual(['64', '50', '3,200']);
  await expect.poll(() => struck('steps')).toEqual([]);

  await retype('batch_size', '32');
  await expect.poll(() => figures('steps')).toEqual(['16', '50', '800']);
  expect(struck('steps')).toEqual(['64', '3,200']);
  // What the edit leaves as it is has no old figure.
  expect(struck('groups')).toEqual([]);
  await expect
    .element(strip().getByRole('status'))
    .toHaveTextContent('steps per epoch 16, was 64; optimizer steps 800, was 3,200');
  // The value is still being edited.
  expect(struck('steps')).toEqual(['64', '3,200']);
  await userEvent.tab();
  await expect.poll(() => struck('steps')).toEqual([]);
});

it('a run that trains nothing is marked, and nothing is said of memory', async () => {
  await openScan();
  await retype('max_epochs', '0');
  await expect.poll(() => figures('steps').at(-1)).toBe('0');
  await expect.poll(() => cell('steps').dataset.problem).toBe('true');
  expect(cell('steps').textContent).toContain('nothing is trained');
  expect(strip().element().textContent).not.toContain('fit');
});

it('each part of a cell has a key of its own', async () => {
  const errors = vi.spyOn(console, 'error');
  await openScan();
  await page.viewport(680, 900);
  await userEvent.click(strip().getByRole('button', { name: 'More' }));
  await expect
    .element(page.getByRole('dialog', { name: 'More of the run plan' }))
    .toHaveTextContent('Disk');
  expect(errors.mock.calls.filter(([first]) => /same key/.test(String(first)))).toEqual([]);
  errors.mockRestore();
});

it('a figure that is not known says why', async () => {
  await openScan();
  await retype('batch_size', '0');
  await expect.poll(() => figures('steps')[0]).toBe('?');
  await userEvent.click(cell('steps'));
  await expect
    .element(page.getByRole('dialog', { name: 'Optimizer steps' }))
    .toHaveTextContent('batch_size is 0; it has to be a whole number above 0.');
});

it('a narrow window keeps groups, steps and GPU; the rest is in a menu', async () => {
  await openScan();
  await page.viewport(1000, 900);
  await expect
    .poll(() =>
      [...document.querySelectorAll<HTMLElement>('[data-cell]')].map((one) => one.dataset.cell),
    )
    .toEqual(['groups', 'steps', 'gpu']);
  await userEvent.click(strip().getByRole('button', { name: 'More' }));
  await expect
    .element(page.getByRole('dialog', { name: 'More of the run plan' }))
    .toHaveTextContent('Disk');
});

it("the user's own GPUs can be chosen, and the strip says what the tensors leave of one", async () => {
  await openScan();
  await userEvent.click(page.getByLabelText('GPU', { exact: true }));
  await userEvent.click(page.getByRole('option', { name: /Beamline 7/ }));
  await expect.element(page.getByLabelText('GPU', { exact: true })).toHaveTextContent('Beamline 7');
  await expect.poll(() => cell('gpu').textContent).toMatch(/leaves\s*1\d(\.\d)? GB/);
});

it('says how long the run takes once a run on the chosen GPU has finished, and from how many', async () => {
  const { useGpuPrefs, setGpu } = await import('../../renderer/plan/gpus');
  const run = { target: 'ptychopinn-2026.07', architecture: 'cnn', flopsPerStep: 1e9 };
  await openScan();
  setGpu('A100 40 GB');
  expect(figures('time')).toEqual(['?']);
  main.finishedRuns = [
    { ...run, gpu: 'NVIDIA A100-SXM4-40GB', secondsPerStep: 0.1 },
    { ...run, gpu: 'NVIDIA A100-PCIE-40GB', secondsPerStep: 0.12 },
    { ...run, gpu: 'NVIDIA A100-SXM4-80GB', secondsPerStep: 9 },
    { ...run, gpu: 'A100 40 GB', target: 'ptychopinn-refactor-2026.07', secondsPerStep: 9 },
  ];
  main.menu({ kind: 'runs' });
  await expect.poll(() => figures('time')[0]).toMatch(/^~/);
  expect(cell('time').textContent).toContain('from 2 runs');
  await userEvent.click(cell('time'));
  await expect
    .element(page.getByRole('dialog', { name: 'Time' }))
    .toHaveTextContent('From 2 finished runs of this network on this GPU');
  useGpuPrefs.setState({ chosen: null });
});

it('a measuring run takes the place of ptycho_train, whose progress bar is always off', async () => {
  await openScan();
  change((doc) => withEntryPoint(doc, 'script'));
  await settled();
  await userEvent.click(cell('time'));
  await userEvent.click(page.getByRole('button', { name: 'Measure with a 20-step run…' }));
  await expect.poll(() => draft().entry_point).toBe('python');
  expect(draft().execution).toMatchObject({ enable_progress_bar: true });
  expect(draft().output_dir).toMatch(/-measured$/);
});
