/** The Environments view: list, drift by its effect, and its empty, loading and error states. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useEnvironmentsView } from '../../renderer/environments/store';
import { useStore } from '../../renderer/store/store';
import { OFFERED_TARGETS } from '../../shared/targets';
import { drift, environment, report } from '../unit/environments/fixtures';
import { main, TARGET } from './main';
import { button, draft, openWindow, retype, settled } from './window';

const CHANGED = report({
  drift: [
    drift({ change: 'added', field: 'brand_new', from: null, to: 7, type: 'int' }),
    drift({ from: 4, to: 9.5 }),
  ],
});

beforeEach(async () => {
  main.listError = null;
  main.environments = { environments: [], inUse: null };
  useStore.setState({ place: 'form' });
  useEnvironmentsView.setState({ selected: null, filter: 'here' });
  await openWindow();
});

const open = () => main.menu({ kind: 'command', command: 'environments' });
const list = () => page.getByRole('region', { name: 'Environments and targets' });
const rows = () =>
  [...document.querySelectorAll('tbody tr')].map((row) => row.textContent?.replaceAll('`', ''));

it('says what to add where there is none, and labels the design draft', async () => {
  open();
  await expect.element(list()).toHaveTextContent('No environment yet.');
  for (const { name } of OFFERED_TARGETS) await expect.element(list()).toHaveTextContent(name);
  await expect.element(list()).toHaveTextContent('design draft, not installable');
});

it('lists environments by host, and shows first what concerns the configuration', async () => {
  main.environments = {
    environments: [
      environment({ name: 'cluster', kind: 'described', host: 'gpu-login', gpu: 'A100' }),
      environment({ name: 'mine', report: CHANGED }),
    ],
    inUse: 'mine',
  };
  open();
  await expect.element(list()).toHaveTextContent(/This machine.*mine.*in use.*gpu-login.*cluster/);
  await expect.poll(rows).toHaveLength(1);
  expect(rows()[0]).toContain('probe_scale');
  expect(rows()[0]).toContain('Changes from 4.0 to 9.5.');
  await userEvent.click(button(/^All 2/));
  await expect.poll(() => rows().map((row) => row?.slice(0, 5))).toEqual(['probe', 'brand']);
  await userEvent.click(list().getByRole('button', { name: 'cluster' }));
  await expect.element(page.getByRole('heading', { name: 'cluster' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Refresh' })).not.toBeInTheDocument();
});

it('follows the configuration: a value that is set stays', async () => {
  main.environments = { environments: [environment({ report: CHANGED })], inUse: 'ptycho' };
  await userEvent.click(button(/^All/));
  await retype('probe_scale', '3');
  await settled();
  open();
  await expect.poll(() => rows()[0]).toContain('You set 3.0; it stays.');
});

it('uses an environment for the configuration', async () => {
  const other = OFFERED_TARGETS.find(({ name }) => name !== TARGET)?.name ?? '';
  main.environments = {
    environments: [environment({ report: report({ target: other, nearest: other }) })],
    inUse: null,
  };
  open();
  await userEvent.click(list().getByRole('button', { name: 'ptycho', exact: false }).first());
  await userEvent.click(button('Use for this configuration'));
  await expect.poll(() => draft().target).toBe(other);
  await expect.element(list()).toHaveTextContent('in use');
  expect(main.environments.inUse).toBe('ptycho');
});

it('reads the files again, and can be stopped', async () => {
  main.environments = { environments: [environment()], inUse: 'ptycho' };
  open();
  await userEvent.click(button('Refresh'));
  await expect.element(page.getByText('Reading its files…')).toBeVisible();
  await userEvent.click(button('Cancel'));
  await expect.element(button('Refresh')).toBeVisible();
});

it('says why the list cannot be read, and reads it again', async () => {
  main.listError = {
    code: 'environments-newer',
    parameters: { path: '/state/environments.json', version: 9 },
  };
  open();
  await expect.element(list()).toHaveTextContent('A newer Pinnboard saved');
  main.listError = null;
  main.environments = { environments: [environment()], inUse: null };
  await userEvent.click(list().getByRole('button', { name: 'Try again' }));
  await expect.element(list()).toHaveTextContent('ptycho');
  await expect.element(list()).not.toHaveTextContent('A newer Pinnboard saved');
});
