/** The sheet that starts a run: each kind of host, what is shown before the start, and what the buttons say. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useVerifications } from '../../renderer/kit/environments/verifications';
import { useRun } from '../../renderer/run/store';
import { useStore } from '../../renderer/store/store';
import type { HostAnswers } from '../../shared/hosts/answers';
import { type Host, THIS_MACHINE, THIS_MACHINE_ID } from '../../shared/hosts/host';
import { suggested } from '../../shared/hosts/suggested';
import type { ListedHost, RunOrder, RunPreview } from '../../shared/ipc/hosts';
import { runDetail, runList } from '../unit/runs/shown';
import { main } from './main';
import { button, draft, openWindow, retype, settled } from './window';

const AT = '2026-11-28T12:00:00.000Z';

const CLUSTER: Host = {
  ...THIS_MACHINE,
  name: 'Beamline cluster',
  reach: { kind: 'ssh', destination: 'gpu-login' },
  scheduler: 'slurm',
  python: '/opt/ptycho/bin/python',
  paths: [{ here: '/data', there: '/beamline' }],
  runs: '/scratch/runs',
  gpu: 'A100 40 GB',
};
const listed = (id: string, host: Host): ListedHost => ({
  ...{ id, host, file: `/hosts/${id}.yaml`, problem: null },
});
const LOCAL: ListedHost = { id: THIS_MACHINE_ID, host: THIS_MACHINE, file: null, problem: null };
const HOSTS: readonly ListedHost[] = [
  LOCAL,
  listed('cluster', CLUSTER),
  listed('facility', { ...CLUSTER, name: 'Facility', scheduler: 'pbs' }),
  listed('workstation', { ...CLUSTER, name: 'Workstation', scheduler: null }),
  {
    ...{ id: 'broken', host: null, file: '/hosts/broken.yaml' },
    problem: '/hosts/broken.yaml is no host file: line 3: unknown key shceduler.',
  },
];

const answers = (change: Partial<HostAnswers> = {}): HostAnswers => ({
  partitions: {
    ...{ origin: 'sinfo', at: AT },
    value: [
      {
        ...{ name: 'gpu', isDefault: true, isUp: true, minutes: 1440 },
        gpus: [{ type: 'a100', count: 4 }],
      },
    ],
  },
  gpus: { origin: 'nvidia-smi', at: AT, value: [] },
  free: { origin: 'df', at: AT, value: 2.12e11 },
  runs: null,
  paths: [
    {
      ...{ here: '/data/scan.npz', there: '/beamline/scan.npz' },
      answer: {
        ...{ origin: 'stat', at: AT },
        value: { kind: 'file', size: 4_500_000, isWritable: null },
      },
    },
  ],
  revision: {
    ...{ origin: 'environment describe', at: AT },
    value: {
      ...{ revision: '712c23f'.padEnd(40, '0'), target: 'ptychopinn-2026.07', modified: false },
      ...{ folder: '/opt/ptycho', python: '/opt/ptycho/bin/python', modules: [] },
    },
  },
  ...change,
});

const preview = (order: RunOrder, change: Partial<RunPreview> = {}): RunPreview => {
  const host = HOSTS.find(({ id }) => id === order.host)?.host ?? THIS_MACHINE;
  const name = order.name ?? 'scan';
  return {
    runs: '/data/runs',
    folder: `${name}-7f3a`,
    name,
    taken: null,
    freeBytes: 2.12e11,
    sizes: { '/data/scan.npz': 4_500_000 },
    command: host.scheduler === 'slurm' ? 'sbatch submit.sh' : 'python run.py',
    files: [
      { name: 'run.py', text: 'import sys\nprint(1)\n' },
      { name: 'payload.json', text: '{"a": 1}\n' },
      { name: 'request.json', text: '{}\n' },
      { name: 'command.txt', text: 'python run.py\n' },
      { name: 'plan.json', text: '{}\n' },
    ],
    resources: host.scheduler === null ? null : suggested(null, host, answers()),
    findings: [],
    warnings: [],
    cannotWrite: null,
    cannotStart: null,
    unsupported: [],
    plan: { steps: 3200, diskBytes: 1.8e8, seconds: 540 },
    ...change,
  };
};

const sheet = () => page.getByRole('dialog', { name: 'Run it' });
const before = () => sheet().getByRole('region', { name: 'Before the start' });
const inSheet = (name: string | RegExp) => sheet().getByRole('button', { name });
const host = (name: string) => sheet().getByRole('radio', { name: new RegExp(`^${name}`) });

const chooseHost = (name: string) =>
  userEvent.click(sheet().getByRole('region', { name: 'Where' }).getByText(name, { exact: true }));

const previews = (change: Partial<RunPreview> = {}) => {
  main.preview = (order) => ({ ok: true, value: preview(order, change) });
};

beforeEach(async () => {
  main.hosts = HOSTS;
  main.answers = () => answers();
  main.ordered.length = 0;
  main.verifying.length = 0;
  main.chosenRuns = null;
  previews();
  useVerifications.setState({}, true);
  useRun.setState({ host: THIS_MACHINE_ID, runs: null, name: null, resources: {}, unread: [] });
  useStore.setState({ place: 'form', overlay: null });
  await openWindow();
  main.menu({ kind: 'command', command: 'open-example' });
  await retype('n_groups', '64');
  await settled();
});

async function open(chosen?: string): Promise<void> {
  main.menu({ kind: 'command', command: 'run' });
  await expect.element(sheet()).toBeVisible();
  if (chosen !== undefined) await chooseHost(chosen);
}

it('opens from its button and its keys, at the host', async () => {
  await userEvent.click(button(/^Run it/));
  await expect.element(host('This machine')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(sheet()).not.toBeInTheDocument();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(sheet()).toBeVisible();
});

it('starts on this machine, says so, closes, and shows the run', async () => {
  const [run, other] = [runDetail({ name: 'scan-7f3a' }), runDetail({ name: 'other-1a2b' })];
  main.runList = runList([other, run]);
  for (const one of [other, run]) main.runDetails.set(one.id, one);
  await open();
  await expect.element(sheet()).toHaveTextContent('training · 3,200 steps · ~9 min');
  await expect.element(sheet()).toHaveTextContent('This machineno GPU seen');
  await expect.element(before()).toHaveTextContent('180 MB of 212 GB free');
  await userEvent.click(inSheet('Start without verifying'));
  await expect.element(sheet()).not.toBeInTheDocument();
  await expect.element(page.getByRole('contentinfo')).toHaveTextContent('Started /runs/scan-7f3a');
  const shown = page.getByRole('region', { name: 'Selected run' });
  await expect.element(shown.getByRole('heading', { name: 'scan-7f3a' })).toBeVisible();
  expect(main.ordered).toMatchObject([
    { what: 'start', order: { host: 'local', draft: { overrides: { n_groups: 64 } } } },
  ]);
});

it('writes the files and starts nothing', async () => {
  await open();
  await userEvent.click(inSheet('Write files only'));
  await expect.element(page.getByRole('contentinfo')).toHaveTextContent('Wrote /runs/scan-7f3a');
  expect(main.ordered.map(({ what }) => what)).toEqual(['write']);
});

it('shows the command and every file that is written', async () => {
  await open();
  const files = sheet().getByRole('region', { name: 'What is run' });
  await expect.element(files).toHaveTextContent('python run.py');
  await expect.element(files).toHaveTextContent('2 lines');
  await userEvent.click(sheet().getByRole('tab', { name: 'payload.json' }));
  await expect.element(files).toHaveTextContent('{"a": 1}');
  await userEvent.click(inSheet('2 more files'));
  await userEvent.click(page.getByRole('menuitem', { name: 'plan.json' }));
  await expect
    .element(sheet().getByRole('tab', { name: 'plan.json' }))
    .toHaveAttribute('aria-selected', 'true');
});

it('asks Slurm for what the plan, the host and the user say, each with its origin', async () => {
  await open('Beamline cluster');
  const resources = before().getByRole('region', { name: 'Resources' });
  await expect.element(resources).toHaveTextContent('default, from sinfo');
  const limit = resources.getByRole('textbox', { name: /^Time limit/ });
  await userEvent.fill(limit, '2 h');
  await expect.element(resources).toHaveTextContent('set by you');
  await userEvent.click(inSheet('Submit without verifying'));
  await expect
    .poll(() => main.ordered)
    .toMatchObject([{ what: 'start', order: { host: 'cluster', resources: { minutes: 120 } } }]);
});

it('starts nothing while a resource is not understood, and takes the suggestion again', async () => {
  await open('Beamline cluster');
  const cpus = before().getByRole('textbox', { name: /^CPUs/ });
  await userEvent.fill(cpus, 'four');
  await expect.element(before()).toHaveTextContent('not understood');
  await expect
    .element(inSheet('Submit without verifying'))
    .toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(inSheet('Use the suggestion for CPUs'));
  await expect.element(cpus).toHaveValue('4');
  await expect
    .element(inSheet('Submit without verifying'))
    .not.toHaveAttribute('aria-disabled', 'true');
});

it('maps paths to the host, and compares the files', async () => {
  main.answers = ({ host: id }) =>
    answers(
      id === 'cluster'
        ? {
            paths: [
              ...answers().paths,
              { here: '/home/me/val.npz', there: null, answer: null },
              {
                ...{ here: '/data/other.npz', there: '/beamline/other.npz' },
                answer: {
                  ...{ origin: 'stat', at: AT },
                  value: { kind: 'missing', size: null, isWritable: null },
                },
              },
            ],
          }
        : {},
    );
  await open('Beamline cluster');
  const rows = before().getByRole('region', { name: 'Path map' }).getByRole('row');
  await expect.element(rows.nth(1)).toHaveTextContent('/beamline/scan.npzsame size');
  await expect.element(rows.nth(2)).toHaveTextContent('not mapped');
  await expect.element(rows.nth(3)).toHaveTextContent('not there');
});

it('says that no run was tried on a real PBS, and that ssh alone has no scheduler', async () => {
  await open('Facility');
  await expect.element(before()).toHaveTextContent('not on a real PBS');
  await expect.element(inSheet('Submit without verifying')).toBeVisible();
  await chooseHost('Workstation');
  await expect.element(before()).toHaveTextContent('No scheduler on Workstation');
  await expect.element(inSheet('Start without verifying')).toBeVisible();
});

it('lists a host whose file is broken with the reason, and runs nothing there', async () => {
  await open('broken');
  await expect.element(sheet().getByRole('alert')).toHaveTextContent('unknown key shceduler');
  await expect.element(inSheet('Edit…')).toBeVisible();
  await expect.element(inSheet('Write files only')).toHaveAttribute('aria-disabled', 'true');
  await chooseHost('This machine');
  await expect.element(inSheet('Write files only')).not.toHaveAttribute('aria-disabled', 'true');
});

it('stays usable while a host hangs, and stops asking on request', async () => {
  main.answers = ({ host: id }) => (id === 'cluster' ? null : answers());
  await open('Beamline cluster');
  await expect.element(sheet().getByRole('progressbar')).toBeVisible();
  await expect.element(before()).toHaveTextContent('Asking the host…');
  // What does not need the host is there.
  await expect.element(sheet().getByRole('tab', { name: 'run.py' })).toBeVisible();
  await expect.element(inSheet('Write files only')).not.toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(
    sheet().getByRole('region', { name: 'Where' }).getByRole('button', { name: 'Cancel' }),
  );
  await expect.element(sheet()).toHaveTextContent('Cancelled.');
  await chooseHost('This machine');
  await expect.element(sheet()).not.toHaveTextContent('Cancelled.');
});

it('says on the button what is not verified, and what the verification found', async () => {
  await open('Beamline cluster');
  await userEvent.click(inSheet(/^Verify$/));
  await expect.poll(() => main.verifying.length).toBe(1);
  expect(main.ordered).toMatchObject([{ what: 'verify', order: { host: 'cluster' } }]);
  const value = {
    ...{ equal: false, resolved: [], error: null, rejections: [], output: '', seconds: 2 },
    ...{ differences: [], python: '/opt/ptycho/bin/python' },
    installed: { python: '3.11', folder: '/opt', version: null, commit: null, torch: '2.4' },
  };
  main.verifying[0]?.answer({ ok: true, value });
  await expect.element(inSheet('Submit despite failed verification')).toBeVisible();
  await userEvent.click(inSheet('Verify again'));
  await expect.poll(() => main.verifying.length).toBe(2);
  main.verifying[1]?.answer({ ok: true, value: { ...value, equal: true } });
  await expect.element(inSheet('Submit to Slurm')).toBeVisible();
  await expect.element(sheet()).toHaveTextContent('Verified on Beamline cluster');
  // Another host is not verified by that.
  await chooseHost('This machine');
  await expect.element(inSheet('Start without verifying')).toBeVisible();
});

it('says why a blocked request cannot be written', async () => {
  previews({ cannotWrite: 'PtychoPINN rejects this.', files: [], command: '' });
  await open();
  await expect.element(before().getByRole('alert')).toHaveTextContent('PtychoPINN rejects this.');
  for (const name of ['Write files only', 'Start without verifying'])
    await expect.element(inSheet(name)).toHaveAttribute('aria-disabled', 'true');
});

it('goes to the first problem in place of opening while the request is blocked', async () => {
  main.menu({ kind: 'command', command: 'new-configuration' });
  await settled();
  main.menu({ kind: 'command', command: 'run' });
  await expect.element(page.getByRole('contentinfo')).toHaveTextContent('Not run:');
  await expect.element(sheet()).not.toBeInTheDocument();
});

it('lists the open findings, the worst first, and fixes one from there', async () => {
  previews({
    findings: [
      {
        ...{ rule: 'nphotons-not-set', outcome: 'wrong-result', severity: 'warning' },
        ...{ fields: ['nphotons'], message: 'Measured 244,000 photons.', stage: 'train' },
        source: [],
        fixes: [
          {
            label: 'Set nphotons to 244,000',
            edits: [{ op: 'set-override', name: 'nphotons', value: 244_000 }],
          },
        ],
      },
      {
        ...{ rule: 'neighbours-too-few', outcome: 'crash', severity: 'error' },
        ...{ fields: ['gridsize'], message: 'Too few neighbours.', stage: 'train' },
        ...{ source: [], fixes: [] },
      },
    ],
  });
  await open();
  const findings = before().getByRole('region', { name: 'Findings' });
  await expect.element(findings).toHaveTextContent(/Will crash.*Wrong result.*asked once/);
  await userEvent.click(findings.getByRole('button', { name: 'Set nphotons to 244,000' }));
  await expect.poll(() => draft().overrides['nphotons']).toBe(244_000);
});

it('warns before the start: a folder that is taken, a disk that is too small, another revision', async () => {
  previews({
    taken: 'scan-7f3a',
    folder: 'scan-7f3a-2',
    warnings: [
      { id: 'disk-too-small', text: 'The run needs at least 2 GB, and 1 GB are free.' },
      { id: 'other-revision', text: 'It imports PtychoPINN 99efda1.' },
    ],
  });
  await open();
  await expect.element(before()).toHaveTextContent('scan-7f3a holds a run of this configuration');
  const warnings = before().getByRole('list', { name: 'Warnings' });
  await expect.element(warnings).toHaveTextContent(/2 GB.*99efda1/);
  await expect
    .element(inSheet('Start without verifying'))
    .not.toHaveAttribute('aria-disabled', 'true');
});

it('asks for a folder of runs where the configuration was never saved, then starts', async () => {
  main.preview = (order) => ({
    ok: true,
    value: preview(order, { runs: order.runs === null ? null : '/chosen' }),
  });
  await open();
  await userEvent.click(inSheet('Start without verifying…'));
  // The dialog was cancelled.
  expect(main.ordered).toEqual([]);
  main.chosenRuns = '/chosen';
  await userEvent.click(inSheet('Start without verifying…'));
  await expect.poll(() => main.ordered).toMatchObject([{ order: { runs: 'runs' } }]);
});

it('names the run folder as typed', async () => {
  await open();
  await userEvent.fill(before().getByRole('textbox', { name: 'Name of the run folder' }), 'try 2');
  await userEvent.click(inSheet('Start without verifying'));
  await expect.poll(() => main.ordered).toMatchObject([{ order: { name: 'try 2' } }]);
});

it('cannot start without a Python, and says so', async () => {
  previews({ cannotStart: 'Choose the Python in which PtychoPINN is installed.' });
  await open();
  await expect.element(inSheet('Start without verifying')).toHaveAttribute('aria-disabled', 'true');
  await expect.element(sheet()).toHaveTextContent('Choose the Python in which');
  await expect.element(inSheet('Write files only')).not.toHaveAttribute('aria-disabled', 'true');
});

it('adds a host, whose file is then edited elsewhere', async () => {
  await open();
  await userEvent.click(inSheet('Add a host…'));
  await userEvent.keyboard('Beamline{Enter}');
  await expect.element(inSheet('Edit…')).toBeVisible();
  expect(useRun.getState().host).toBe('Beamline');
});
