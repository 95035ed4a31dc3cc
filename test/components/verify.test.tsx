/** The panel that verifies with an installed PtychoPINN: when it asks, and what it says of the answer. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useStore } from '../../renderer/store/store';
import type { Verification } from '../../shared/verify/verification';
import { main } from './main';
import { openWindow, retype } from './window';

const ANSWER: Verification = {
  equal: true,
  differences: [],
  resolved: [{ section: 'execution_config', field: 'accelerator', resolved: 'cpu' }],
  error: null,
  rejections: [],
  installed: {
    python: '3.11.7',
    folder: '/ptycho/lib',
    version: '0.1.dev1+g712c23f',
    commit: '712c23f',
    torch: '2.15',
  },
  python: '/ptycho/bin/python',
  seconds: 21.4,
  output: 'TensorFlow says hello',
};

const panel = () => page.getByRole('region', { name: 'Verify', exact: true });
const verify = () => panel().getByRole('button', { name: 'Verify with PtychoPINN' });

beforeEach(async () => {
  main.verifying.length = 0;
  useStore.setState({ place: 'form' });
  await openWindow();
  await retype('n_groups', '64');
  main.menu({ kind: 'command', command: 'environments' });
  await expect.element(verify()).toBeEnabled();
});

/** Clicks, and answers what was asked. */
async function answered(answer: Partial<Verification>): Promise<void> {
  await userEvent.click(verify());
  await expect.poll(() => main.verifying.length).toBe(1);
  main.verifying[0]?.answer({ ok: true, value: { ...ANSWER, ...answer } });
}

it('runs nothing before the click, then says that both agree, what ran and what it printed', async () => {
  expect(main.verifying).toEqual([]);
  await answered({});
  await expect.element(panel()).toHaveTextContent('PtychoPINN makes the same payload.');
  await expect.element(panel()).toHaveTextContent("resolves: 'cpu' on this one");
  await expect.element(panel()).toHaveTextContent('PtychoPINN 0.1.dev1+g712c23f (commit 712c23f)');
  await expect.element(panel()).toHaveTextContent('TensorFlow says hello');
  expect(main.verifying[0]?.draft.overrides).toEqual({ n_groups: 64 });
});

it('names each field that differs with both values', async () => {
  await answered({
    equal: false,
    differences: [
      { section: 'pt_data_config', field: 'nphotons', pinnboard: 1e9, ptychopinn: 1e5 },
      { section: 'pt_model_config', field: 'object_layout', ptychopinn: null },
    ],
  });
  await expect.element(panel()).toHaveTextContent('2 fields differ');
  const rows = panel().getByRole('row');
  await expect.element(rows.nth(1)).toHaveTextContent('nphotonspt_data_config1000000000.0100000.0');
  await expect.element(rows.nth(2)).toHaveTextContent('no such fieldNone');
});

it("shows PtychoPINN's own error", async () => {
  await answered({ equal: false, error: { type: 'ValueError', message: 'unknown nll_weight' } });
  await expect.element(panel()).toHaveTextContent('PtychoPINN rejects this configuration');
  await expect.element(panel()).toHaveTextContent('ValueError: unknown nll_weight');
});

it('says that a result is about an earlier configuration', async () => {
  await answered({});
  await expect.element(panel()).not.toHaveTextContent('has changed since');
  main.menu({ kind: 'command', command: 'undo' });
  await expect.element(panel()).toHaveTextContent('The configuration has changed since.');
  expect(main.verifying.length).toBe(1);
});

it('can be cancelled, and asked again', async () => {
  await userEvent.click(verify());
  await expect.element(panel()).toHaveTextContent('Importing PtychoPINN…');
  await userEvent.click(panel().getByRole('button', { name: 'Cancel' }));
  await expect.element(panel()).toHaveTextContent('Cancelled.');
  await expect.element(verify()).toBeEnabled();
});

it('goes on while another view is shown, which leads back to it', async () => {
  await userEvent.click(verify());
  await expect.poll(() => main.verifying.length).toBe(1);
  main.menu({ kind: 'command', command: 'configure' });
  const running = page.getByRole('button', { name: 'Verifying with PtychoPINN…' });
  await expect.element(running).toBeVisible();
  main.verifying[0]?.answer({ ok: true, value: ANSWER });
  await expect.element(running).not.toBeInTheDocument();
  main.menu({ kind: 'command', command: 'environments' });
  await expect.element(panel()).toHaveTextContent('PtychoPINN makes the same payload.');
  expect(main.verifying).toHaveLength(1);
});
