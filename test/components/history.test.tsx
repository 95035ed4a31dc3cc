/** The panel of a run: where it comes from, what it was asked for, documents that go on from it, and its model. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useHistory } from '../../renderer/runs/detail/store';
import { selectRun } from '../../renderer/runs/read';
import { useRuns } from '../../renderer/runs/store';
import { useStore } from '../../renderer/store/store';
import type { InspectedModel, RunHistory, ShownStep } from '../../shared/ipc/runs';
import type { RecordedRun } from '../../shared/runs/record/joined';
import { runDetail } from '../unit/runs/shown';
import { main } from './main';
import { button, openWindow } from './window';

const RUN = runDetail({ name: 'july/gs2', state: 'finished', isOurs: false });
const OTHER = runDetail({ name: 'july/inference', state: 'finished', isOurs: false });

const RECORDED: RecordedRun = {
  folder: 'july/gs2',
  workflow: 'training',
  entry_point: 'native',
  revision: '712c23f',
  state: 'finished',
  evidence: [],
  started: null,
  ended: null,
  epochs_done: 3,
  epochs_asked: 3,
  losses: [],
  settings: {},
  request: {
    target: 'ptychopinn-2026.07',
    workflow: 'training',
    train_data_file: '/data/scan.npz',
    output_dir: '/runs/gs2',
    overrides: {},
    execution: null,
  },
  not_recovered: ['execution_config.devices'],
  not_read: [
    {
      file: 'checkpoints/last.ckpt',
      code: 'pickle-damaged',
      problem: 'Its pickle is damaged or truncated.',
    },
  ],
  dataset: { path: '/data/scan.npz', fingerprint: null },
  model: { path: '/runs/gs2' },
  starts_from: null,
  tags: [],
  note: '',
};

const step = (known: Partial<ShownStep>): ShownStep => ({
  kind: 'run',
  run: RUN.id,
  path: '/runs/gs2',
  notes: [],
  isThis: false,
  isHere: true,
  ...known,
});

const HISTORY: RunHistory = {
  recorded: RECORDED,
  asked: {
    asked: { file: 'command.txt', settings: 7 },
    readBack: [
      {
        file: 'lightning_logs/version_0/hparams.yaml',
        recorded: 130,
        equal: 129,
        differing: [{ name: 'model_config.architecture', asked: 'cnn', ran: 'ffno' }],
        undecided: [],
      },
      { file: 'wts.h5.zip', recorded: 121, equal: 121, differing: [], undecided: [] },
    ],
    notRecorded: [
      { name: 'accelerator', asked: 'cpu' },
      { name: 'devices', asked: null },
    ],
  },
  lineage: [
    step({ kind: 'dataset', path: '/data/scan.npz', notes: ['sha256:9c41aabbccdd'] }),
    step({ kind: 'request', path: 'command.txt', notes: ['7 settings'], isHere: false }),
    step({ isThis: true, notes: ['finished'] }),
    step({ kind: 'model', path: '/runs/gs2/run', notes: ['best in epoch 3'] }),
    step({ kind: 'inference', run: OTHER.id, path: '/runs/inference' }),
  ],
  canInfer: true,
};

const MODEL: InspectedModel = {
  name: 'gs2',
  path: '/runs/gs2',
  inspection: {
    kind: 'bundle',
    size: 9_400_000,
    modified: '2026-11-28T12:00:00Z',
    epoch: null,
    step: null,
    backend: 'pytorch',
    schema: 'ci-entrypoints-v1',
    missing: [],
    sections: {
      data_config: { N: 64 },
      model_config: { architecture: 'ffno' },
      training_config: {},
      params: { gridsize: 2 },
    },
    layers: [
      {
        name: 'model.conv1',
        parameters: 148,
        tensors: [
          { name: 'model.conv1.weight', shape: [4, 4, 3, 3] },
          { name: 'model.conv1.bias', shape: [4] },
        ],
      },
      {
        name: 'model.copy',
        parameters: 144,
        tensors: [{ name: 'model.copy.weight', shape: [4, 4, 3, 3], sameAs: 'model.conv1.weight' }],
      },
    ],
    notRead: [],
  },
  fits: [
    { verdict: 'ok', about: 'Parts', text: 'It has every part.', finding: null },
    {
      verdict: 'no',
      about: 'Pattern size',
      text: 'The model was trained on patterns of 64 × 64 pixels.',
      finding: {
        rule: 'model-size-differs',
        outcome: 'crash',
        severity: 'error',
        fields: ['model_path'],
        message: '',
        stage: 'infer',
        source: [],
        fixes: [],
      },
    },
    { verdict: 'unknown', about: 'Positions', text: 'They were not read.', finding: null },
  ],
};

const side = () => page.getByRole('region', { name: 'Selected run' });
const part = (name: string) => side().getByRole('region', { name });

beforeEach(async () => {
  main.runList = { rows: [RUN, OTHER], folders: [], differing: [], same: 0, common: {} };
  main.runDetails.clear();
  main.histories.clear();
  main.opened.length = 0;
  main.model = MODEL;
  for (const run of [RUN, OTHER]) main.runDetails.set(run.id, run);
  main.histories.set(RUN.id, HISTORY);
  main.histories.set(OTHER.id, {
    ...HISTORY,
    lineage: [step({ kind: 'dataset', path: '/gone.npz', isHere: false })],
    canInfer: false,
  });
  useStore.setState({ place: 'form', overlay: null });
  useRuns.setState({ ...useRuns.getInitialState(), selected: RUN.id });
  useHistory.setState({ run: null, history: null, problem: null });
  await openWindow();
  main.menu({ kind: 'command', command: 'runs' });
});

it('lineage in its order, each step named by what tells it apart', async () => {
  await expect.element(part('Lineage')).toBeVisible();
  const steps = part('Lineage').getByRole('listitem');
  await expect.element(steps.nth(0)).toHaveTextContent('Datasetscan.npzSHA-256 9c41aabb…');
  await expect.element(steps.nth(2)).toHaveAttribute('aria-current', 'step');
  await expect.element(steps.nth(3)).toHaveTextContent('Modelwts.h5.zipbest in epoch 3');
  await expect.element(steps.nth(4)).toHaveTextContent('Inferenceinference');
});

it('the model of a run that goes on is not there yet, of one that has ended is not recorded', async () => {
  const lineage = [step({ isThis: true }), step({ kind: 'model', path: null, isHere: false })];
  const shown = (state: 'running' | 'crashed') => {
    main.runDetails.set(RUN.id, { ...RUN, state });
    main.histories.set(RUN.id, { ...HISTORY, recorded: { ...RECORDED, state }, lineage });
    useRuns.setState({ selected: OTHER.id });
    selectRun(RUN.id);
  };
  const model = part('Lineage').getByRole('listitem').nth(1);
  shown('running');
  await expect.element(model).toHaveTextContent('Modelnot yet');
  shown('crashed');
  await expect.element(model).toHaveTextContent('Modelnot recorded');
});

it('by keyboard: a step opens what it names', async () => {
  const link = part('Lineage').getByRole('button', { name: 'inference' });
  await expect.element(link).toBeVisible();
  const element = link.element();
  if (element instanceof HTMLElement) element.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(side().getByRole('heading', { name: OTHER.name })).toBeVisible();
  // What is not on this machine opens nothing.
  await expect.element(part('Lineage')).toHaveTextContent('gone.npznot found on this machine');
  expect(part('Lineage').getByRole('button').query()).toBeNull();
  expect(button('Start inference…').query()).toBeNull();
});

it('what was asked for, what is equal, and drift with both values', async () => {
  await expect
    .element(part('Asked and ran'))
    .toHaveTextContent('Settings asked for7 in command.txt');
  await expect.element(part('Asked and ran')).toHaveTextContent('hparams.yaml129 of 130 equal');
  await expect.element(part('Asked and ran')).toHaveTextContent('wts.h5.zip121 of 121 equal');
  await expect.element(part('Asked and ran')).toHaveTextContent('2 options, 1 asked for');
  await expect.element(part('Asked and ran')).toHaveTextContent("accelerator 'cpu'");
  const drift = part('Asked and ran').getByRole('row', { name: /architecture/ });
  await expect.element(drift).toHaveTextContent("architecture'cnn''ffno'");
  await expect.element(part('Not read')).toHaveTextContent('Its pickle is damaged or truncated.');
  await expect.element(part('Not recovered')).toHaveTextContent('execution_config.devices');
});

it('an inference starts with the model of the run, and its dataset opens in the document', async () => {
  await userEvent.click(button('Start inference…'));
  await expect.poll(() => useStore.getState().place).toBe('form');
  expect(useStore.getState().history.present.draft.workflow).toBe('inference');
  main.menu({ kind: 'command', command: 'runs' });
  await userEvent.click(part('Lineage').getByRole('button', { name: 'scan.npz' }));
  await expect.poll(() => useStore.getState().place).toBe('form');
  expect(useStore.getState().history.present.dataset?.name).toBe('of the run');
  expect(main.opened).toEqual([`inference ${RUN.id}`, `dataset ${RUN.id}`]);
});

it('the model: what it is, whether it fits, and its layers; Escape closes it', async () => {
  await userEvent.click(part('Lineage').getByRole('button', { name: 'wts.h5.zip' }));
  const sheet = page.getByRole('dialog', { name: 'Model gs2' });
  await expect.element(sheet).toBeVisible();
  expect(main.opened).toEqual([`model ${RUN.id}`]);
  await expect.element(sheet).toHaveTextContent('Architecture architectureffno');
  const fits = sheet.getByRole('region', { name: /^Fits/ }).getByRole('listitem');
  // What does not fit comes first.
  await expect.element(fits.nth(0)).toHaveTextContent('model-size-differs');
  await expect.element(fits.nth(1).getByRole('img', { name: 'not known' })).toBeVisible();
  await expect.element(fits.nth(2).getByRole('img', { name: 'fits', exact: true })).toBeVisible();
  // Numbers with two names are counted once.
  await expect.element(sheet).toHaveTextContent('Layers 148 parameters');
  await expect
    .element(sheet.getByRole('row', { name: /conv1/ }).first())
    .toHaveTextContent('(4, 4, 3, 3)');
  await expect
    .element(sheet.getByRole('row', { name: /copy/ }))
    .toHaveTextContent('the same as model.conv1');
  await userEvent.keyboard('{Escape}');
  await expect.element(sheet).not.toBeInTheDocument();
});

it('a model that cannot be read is said in the sheet', async () => {
  main.model = null;
  await userEvent.click(part('Lineage').getByRole('button', { name: 'wts.h5.zip' }));
  await expect
    .element(page.getByRole('dialog', { name: 'Model' }).getByRole('alert'))
    .toBeVisible();
});
