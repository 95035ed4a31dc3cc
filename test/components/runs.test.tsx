/** The Runs view: its list, the selected run in each state, why one failed, and the view while there is none. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useRuns } from '../../renderer/runs/store';
import { usePrefs } from '../../renderer/store/prefs';
import { useStore } from '../../renderer/store/store';
import type { RunDetail } from '../../shared/ipc/runs';
import type { Failure } from '../../shared/runs/failure';
import { runDetail, runList } from '../unit/runs/shown';
import { main } from './main';
import { button, draft, openWindow, retype } from './window';

beforeEach(async () => {
  main.runList = runList([]);
  main.runDetails.clear();
  main.histories.clear();
  main.opened.length = 0;
  main.stopped.length = 0;
  useStore.setState({ place: 'form' });
  useRuns.setState({ ...useRuns.getInitialState(), isLog: true });
  usePrefs.setState(usePrefs.getInitialState());
  await openWindow();
});

const FOLDERS = [{ id: 'f', path: '/data/beam/runs', runs: 2 }];

/** Tells the window of these runs. */
function has(...runs: readonly RunDetail[]): void {
  main.runList = runList(runs, { folders: FOLDERS });
  main.runDetails.clear();
  for (const run of runs) main.runDetails.set(run.id, run);
}

const open = () => main.menu({ kind: 'command', command: 'runs' });
const grid = () => page.getByRole('grid', { name: 'Runs' });
const side = () => page.getByRole('region', { name: 'Selected run' });
const row = (name: string) => grid().getByRole('row', { name: new RegExp(name) });

/** Texts of a row by column. */
const cellsOf = (name: string) =>
  Object.fromEntries(
    [...document.querySelectorAll(`[data-run="${name}"] td`)].map((cell) => [
      cell.getAttribute('data-column'),
      cell.textContent,
    ]),
  );
const names = () =>
  [...document.querySelectorAll('tr[data-run]')].map((one) => one.getAttribute('data-run'));

const GOING = runDetail(
  {
    name: 'going-7f3a',
    state: 'running',
    host: 'gpu-3',
    epoch: 31,
    epochsAsked: 50,
    loss: { name: 'mae_train_loss_step', value: 0.487 },
    losses: [{ name: 'mae_val_loss', last: 0.487, best: 0.4, best_epoch: 29, scale_key: null }],
    curve: { loss: 'mae_val_loss', heights: [100, 40, 20, 0, 5] },
    secondsLeft: 125,
    startedAt: '2026-11-28T12:00:00Z',
    stop: 'ask',
  },
  {
    evidence: ['Process 17 is running.'],
    progress: { rows: 1984, epoch: 30, step: 1983, stepsPerEpoch: 64, metrics: [] },
    stepsAsked: 3200,
    timing: 'from the last 120 steps',
    learningRate: 3e-4,
    gpuMemory: 0.93e9,
    curve: [
      { name: 'learning_rate', points: [[0, 3e-4]] },
      {
        name: 'mae_train_loss_step',
        points: Array.from({ length: 100 }, (_, i) => [i, i === 50 ? null : 2 / (i + 1)] as const),
      },
      {
        name: 'mae_val_loss',
        points: [
          [49, 0.5],
          [99, 0.4],
        ],
      },
    ],
    logTail: [{ file: 'stdout.log', lines: ['Epoch 30', 'Epoch 31'] }],
  },
);

const FAILURE: Failure = {
  kind: 'ptychopinn',
  text: 'PtychoPINN ended with `ValueError: a group needs more neighbours`',
  lines: ['Traceback (most recent call last):', 'ValueError: a group needs more neighbours'],
  predictedBy: null,
  verdict: 'No rule predicted this.',
  report: '# A crash that no rule predicted',
};

const CRASHED = runDetail(
  {
    name: 'crashed-1a2b',
    state: 'crashed',
    startedAt: '2026-11-27T12:00:00Z',
    endedAt: '2026-11-27T12:00:41Z',
  },
  { evidence: ['It ended without a result.'], failure: FAILURE },
);

it('says where it looks and how a run is started, while there is none', async () => {
  open();
  await expect.element(page.getByText(/^No runs in/)).toBeVisible();
  await expect.element(button('Open a run folder…')).toBeVisible();
});

it('lists runs with how far they are, those that go on first', async () => {
  has(CRASHED, GOING);
  open();
  await expect.element(row('going-7f3a')).toHaveAttribute('aria-selected', 'true');
  expect(cellsOf('going-7f3a')).toMatchObject({
    run: 'going-7f3a',
    state: 'epoch 31 of 50',
    loss: '0.487',
    best: '0.4',
    left: '~2 min',
    host: 'gpu-3',
  });
  expect(document.querySelector('[data-run="going-7f3a"] [data-column="loss"] svg')).not.toBeNull();
  expect(names()).toEqual(['going-7f3a', 'crashed-1a2b']);
  await userEvent.click(button(/^Crashed 1/));
  await expect.poll(names).toEqual(['crashed-1a2b']);
});

const FOREIGN = {
  ...runDetail({
    name: 'july/gs2',
    isOurs: false,
    state: 'finished',
    evidence: ['PtychoPINN wrote wts.h5.zip.'],
    losses: [
      { name: 'mae_val_loss', last: 0.25, best: 0.125, best_epoch: 2, scale_key: null },
      { name: 'mae_train_loss_step', last: null, best: null, best_epoch: null, scale_key: null },
    ],
  }),
  now: null,
};

it('shows a run that Pinnboard did not start: what says its state, and its losses', async () => {
  has(FOREIGN);
  open();
  await expect.element(side()).toHaveTextContent('PtychoPINN wrote wts.h5.zip.');
  const losses = side().getByRole('region', { name: 'Losses' });
  await expect
    .element(losses.getByRole('row', { name: /^Validation loss/ }))
    .toHaveTextContent('Validation loss0.12530.25');
  await expect
    .element(losses.getByRole('row', { name: /^Training loss of each step/ }))
    .toHaveTextContent('nonenot finite');
  await expect.element(button('Open folder')).toBeVisible();
  await expect.element(button('Use as starting point')).toBeVisible();
});

it('marks up to six runs for comparing, by keyboard too, and all marks are taken away at once', async () => {
  const names = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'];
  has(...names.map((name) => runDetail({ name, startedAt: null })));
  open();
  const chosen = () => useRuns.getState().chosen;
  await expect.element(row('r1')).toHaveAttribute('aria-selected', 'true');
  grid().element().focus();
  await userEvent.keyboard(' {ArrowDown} ');
  expect(chosen()).toEqual(['r1', 'r2']);
  await userEvent.keyboard(' ');
  expect(chosen()).toEqual(['r1']);
  for (const name of names.slice(1))
    await userEvent.click(page.getByRole('checkbox', { name: `Compare ${name}` }));
  expect(chosen()).toEqual(names.slice(0, 6));
  await expect.element(page.getByRole('contentinfo')).toHaveTextContent('6 runs are marked');
  has(...names.slice(2).map((name) => runDetail({ name })));
  await userEvent.click(button('Refresh'));
  await expect.poll(chosen).toEqual(names.slice(2, 6));
  await userEvent.click(page.getByRole('checkbox', { name: 'Compare none' }));
  expect(chosen()).toEqual([]);
});

it('shows the run that goes on: what says so, its figures with how sure they are, curves and log', async () => {
  has(GOING);
  open();
  await expect.element(side()).toHaveTextContent('Process 17 is running.');
  for (const text of ['31 of 50', '1,984 of 3,200', '~2 min from the last 120 steps', '930 MB'])
    await expect.element(side()).toHaveTextContent(text);
  await expect
    .element(page.getByLabelText('Last lines of stdout.log'))
    .toHaveTextContent('Epoch 31');
  const loss = page.getByRole('img', { name: /^Loss over 100 steps, from 0.02 to 2/ });
  await expect.element(loss).toBeVisible();
  const element = loss.element();
  if (element instanceof SVGElement) element.focus();
  await userEvent.keyboard('{End}');
  await expect
    .element(page.getByText('step 99: mae_train_loss_step 0.02, mae_val_loss 0.4'))
    .toBeVisible();
});

it('draws the loss over a log scale, and over a linear one', async () => {
  has(GOING);
  open();
  const ticks = () =>
    [...document.querySelectorAll('[aria-label^="Loss over"] g > text')].map((one) =>
      Number(one.textContent),
    );
  await expect.poll(ticks).toContain(0.1);
  await userEvent.click(page.getByRole('switch', { name: 'Log scale' }));
  await expect.poll(ticks).not.toContain(0.1);
  expect(ticks()).toContain(0.5);
});

it('follows what main has news of', async () => {
  has(GOING);
  open();
  await expect.element(side()).toHaveTextContent('31 of 50');
  has({ ...GOING, epoch: 32 });
  main.menu({ kind: 'runs' });
  await expect.element(side()).toHaveTextContent('32 of 50');
  await expect.element(row('going-7f3a')).toHaveTextContent('32 of 50');
});

it('says why a run failed, and that no rule predicted it', async () => {
  has(CRASHED);
  open();
  const why = page.getByRole('region', { name: 'Why it failed' });
  await expect.element(why).toHaveTextContent('ValueError: a group needs more neighbours');
  await expect.element(why).toHaveTextContent('No rule predicted this.');
  await expect.element(why.getByRole('button', { name: 'Copy report' })).toBeVisible();
  await expect.element(side().getByRole('button', { name: /^Stop/ })).not.toBeInTheDocument();
});

it('names the finding that predicted the failure', async () => {
  const rule = 'n-groups-missing';
  const failure = {
    ...FAILURE,
    predictedBy: { rule, message: 'm' },
    verdict: `\`${rule}\` predicted it.`,
  };
  has(runDetail({ state: 'crashed' }, { failure }));
  open();
  await expect.element(side().getByRole('button', { name: rule })).toBeVisible();
});

it('stops a run, and the second time says that it ends at once', async () => {
  has(GOING);
  open();
  await userEvent.click(side().getByRole('button', { name: 'Stop…' }));
  await expect.poll(() => main.stopped).toEqual([GOING.id]);
  has({ ...GOING, stop: 'at-once' });
  main.menu({ kind: 'runs' });
  await expect.element(side().getByRole('button', { name: 'End at once…' })).toBeVisible();
});

it('starts a run again as a new one, which is shown then', async () => {
  has(CRASHED, GOING);
  open();
  await userEvent.click(row(CRASHED.name));
  await userEvent.click(side().getByRole('button', { name: 'Restart as a new run' }));
  // Main of these tests answers with the run that goes on.
  await expect.element(side().getByRole('heading', { name: GOING.name })).toBeVisible();
  expect(main.restarted).toEqual([CRASHED.id]);
});

it('opens the request of a run in place of unsaved changes, and stays where it is if they are kept', async () => {
  await retype('n_groups', '64');
  has(CRASHED);
  open();
  main.unsaved = 'cancel';
  await userEvent.click(side().getByRole('button', { name: 'Use as starting point' }));
  await expect.element(page.getByText('Request of a run was not opened')).toBeVisible();
  await expect.element(grid()).toBeVisible();
  expect(draft().overrides['n_groups']).toBe(64);
  main.unsaved = 'discard';
  await userEvent.click(side().getByRole('button', { name: 'Use as starting point' }));
  await expect.element(grid()).not.toBeInTheDocument();
  expect(draft().overrides['n_groups']).toBe(8);
});

it('fetches results of another machine with progress, and can be cancelled', async () => {
  has({ ...CRASHED, isElsewhere: true });
  open();
  await userEvent.click(side().getByRole('button', { name: 'Fetch results…' }));
  await userEvent.click(page.getByRole('menuitem', { name: /^Without checkpoints/ }));
  await expect.element(side().getByRole('progressbar')).toBeVisible();
  await userEvent.click(side().getByRole('button', { name: 'Cancel' }));
  await expect.element(side().getByRole('progressbar')).not.toBeInTheDocument();
  expect(main.fetched).toEqual([{ run: CRASHED.id, checkpoints: false }]);
  await expect.element(page.getByText(/^Fetch cancelled/)).toBeVisible();
});

it('says why a folder or a host says nothing, and keeps what is known', async () => {
  has({ ...GOING, problem: 'gpu-login did not answer within 10 s.' });
  open();
  await expect.element(side().getByRole('alert')).toHaveTextContent('did not answer');
  await expect.element(side()).toHaveTextContent('31 of 50');
});

it('shows a run that a notification is about, whatever the list shows', async () => {
  has(GOING, CRASHED);
  useRuns.setState({ shown: 'active' });
  main.menu({ kind: 'run', run: CRASHED.id });
  await expect.element(side().getByRole('heading', { name: CRASHED.name })).toBeVisible();
  await expect.element(row(CRASHED.name)).toHaveAttribute('aria-selected', 'true');
});

it('lists 300 runs with those in view alone in the document, and goes through them by keys', async () => {
  const all = Array.from({ length: 300 }, (_, i) =>
    runDetail({
      name: `run-${String(i).padStart(3, '0')}`,
      startedAt: new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString(),
    }),
  );
  has(...all);
  open();
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '301');
  expect(document.querySelectorAll('tr[data-run]').length).toBeLessThan(80);
  const element = grid().element();
  if (element instanceof HTMLElement) element.focus();
  await userEvent.keyboard('{End}');
  await expect.element(row('run-000')).toHaveAttribute('aria-selected', 'true');
  await expect.element(row('run-000')).toBeInViewport();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(side().getByRole('heading', { name: 'run-001' })).toBeVisible();
});

const KEY = 'mae nphotons=1e9 grid=2x2 N=64 data=groups';
const trained = (
  name: string,
  best: number,
  { lr = 3e-4, size = 8, ...known }: Partial<RunDetail> & { lr?: number; size?: number } = {},
) =>
  runDetail({
    name,
    state: 'finished',
    isRecorded: true,
    losses: [{ name: 'mae_val_loss', last: best, best, best_epoch: 3, scale_key: KEY }],
    settings: {
      'training_config.learning_rate': lr,
      'training_config.batch_size': size,
    },
    ...known,
  });

/** Three runs that differ in two settings, one of them on another scale. */
function hasTrained(): void {
  has(
    trained('usual', 0.5, { tags: ['paper'] }),
    trained('fast', 0.4, {
      lr: 1e-3,
      size: 16,
      startedAt: '2026-11-27T12:00:00Z',
      endedAt: '2026-11-27T12:09:04Z',
    }),
    trained('large', 0.45, { size: 32, note: 'noisy probe' }),
    trained('photons', 0.1, {
      losses: [
        {
          name: 'mae_val_loss',
          last: 0.1,
          best: 0.1,
          best_epoch: 3,
          scale_key: KEY.replace('1e9', '1e5'),
        },
      ],
    }),
  );
  main.runList = {
    ...main.runList,
    differing: ['training_config.batch_size', 'training_config.learning_rate'],
    same: 170,
    common: { 'data_config.N': 64 },
  };
}

const heads = () =>
  [...document.querySelectorAll('[role="grid"][aria-label="Runs"] th')].map((one) =>
    one.getAttribute('data-column'),
  );
const search = () => page.getByRole('searchbox', { name: 'Filter runs' });

it('shows the settings that differ among the runs that are listed, and which loss is best on one scale', async () => {
  hasTrained();
  open();
  await expect.element(row('usual')).toBeVisible();
  expect(heads()).toEqual([
    ...['chosen', 'run', 'state', 'loss', 'best', 'time', 'tags'],
    ...['training_config.batch_size', 'training_config.learning_rate', 'note'],
  ]);
  await expect.element(page.getByText('2 settings differ, 170 are the same')).toBeVisible();
  expect(cellsOf('fast')).toMatchObject({
    best: '0.4',
    time: '9:04',
    'training_config.learning_rate': '0.001',
  });
  expect(document.querySelector('[data-run="fast"] [data-column="best"] b')).not.toBeNull();
  expect(cellsOf('photons')['best']).toBe('0.1*');
  await search().fill('-fast');
  await expect.poll(heads).not.toContain('training_config.learning_rate');
  await expect.element(page.getByText('1 setting differs, 171 are the same')).toBeVisible();
});

it('is searched by conditions, and says which are not understood', async () => {
  hasTrained();
  open();
  await expect.element(row('usual')).toBeVisible();
  await search().fill('best<0.46 N:64 -tag:paper');
  await expect.poll(() => names().sort()).toEqual(['fast', 'large', 'photons']);
  await search().fill('started<2026-11-28');
  await expect.poll(names).toEqual(['fast']);
  await search().fill('noisy batch_sise>8');
  await expect
    .element(page.getByText(/^No column or setting is called/))
    .toHaveTextContent('Did you mean batch_size?');
  await expect.poll(names).toEqual(['large']);
});

it('is sorted by a setting, and by the best loss with those of another scale behind', async () => {
  hasTrained();
  open();
  await expect.element(row('usual')).toBeVisible();
  await userEvent.click(grid().getByRole('button', { name: 'batch_size' }));
  await expect.poll(names).toEqual(['usual', 'photons', 'fast', 'large']);
  await userEvent.click(grid().getByRole('button', { name: 'Best' }));
  await expect.poll(names).toEqual(['fast', 'large', 'usual', 'photons']);
});

it('takes columns away and adds others, and has its own choice again', async () => {
  hasTrained();
  open();
  await expect.element(row('usual')).toBeVisible();
  await userEvent.click(button('Columns'));
  await userEvent.click(page.getByRole('checkbox', { name: 'learning_rate' }));
  await expect.poll(heads).not.toContain('training_config.learning_rate');
  await userEvent.click(page.getByRole('checkbox', { name: 'Started' }));
  await expect.poll(heads).toContain('started');
  await userEvent.click(page.getByRole('combobox', { name: 'Add a setting' }));
  await userEvent.click(page.getByRole('option', { name: 'data_config.N' }));
  await expect.poll(heads).toContain('data_config.N');
  expect(cellsOf('usual')['data_config.N']).toBe('64');
  // A window that is opened later has the same columns.
  const kept = localStorage.getItem('pinnboard.layout') ?? '';
  usePrefs.setState(usePrefs.getInitialState());
  await expect.poll(heads).not.toContain('data_config.N');
  localStorage.setItem('pinnboard.layout', kept);
  await usePrefs.persist.rehydrate();
  await expect.poll(heads).toContain('data_config.N');
  await userEvent.click(button('Reset columns'));
  await expect.poll(heads).toContain('training_config.learning_rate');
  expect(heads()).not.toContain('data_config.N');
});

it('writes tags and a note of the selected run, and says why they could not be written', async () => {
  main.annotationError = null;
  hasTrained();
  open();
  await userEvent.click(row('large'));
  const tags = side().getByRole('textbox', { name: 'Add a tag' });
  await userEvent.fill(tags, 'good, probe');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => cellsOf('large')['tags']).toBe('goodprobe');
  await userEvent.click(side().getByRole('button', { name: 'Remove tag good' }));
  await expect.poll(() => cellsOf('large')['tags']).toBe('probe');
  await userEvent.fill(side().getByRole('textbox', { name: 'Note' }), 'noisy, again');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => cellsOf('large')['note']).toBe('noisy, again');
  main.annotationError = {
    code: 'write-failed',
    parameters: { path: '/runs/large/pinnboard-notes.json', errno: 'EROFS' },
  };
  await userEvent.fill(tags, 'lost');
  await userEvent.keyboard('{Enter}');
  await expect.element(side().getByRole('alert')).toHaveTextContent('the file system is read-only');
  await expect.element(tags).toHaveValue('lost');
  main.annotationError = null;
});

it('keeps every tag that is typed while those before it are being written', async () => {
  hasTrained();
  open();
  await userEvent.click(row('large'));
  let write: () => void = () => {};
  main.annotationsHeld = new Promise((resolve) => (write = resolve));
  const tags = side().getByRole('textbox', { name: 'Add a tag' });
  await userEvent.fill(tags, 'first');
  await userEvent.keyboard('{Enter}');
  await userEvent.fill(tags, 'second');
  await userEvent.keyboard('{Enter}');
  await userEvent.fill(tags, 'thi');
  write();
  main.annotationsHeld = null;
  await expect.poll(() => cellsOf('large')['tags']).toBe('firstsecond');
  await userEvent.keyboard('rd');
  await expect.element(tags).toHaveValue('third');
});

it('leads into the panel by Enter, to the tags by T, and back by Escape', async () => {
  hasTrained();
  open();
  await userEvent.click(row('usual'));
  const element = grid().element();
  if (element instanceof HTMLElement) element.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(side()).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(grid()).toHaveFocus();
  await userEvent.keyboard('t');
  await expect.element(side().getByRole('textbox', { name: 'Add a tag' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(grid()).toHaveFocus();
});

it('forgets a folder', async () => {
  has(GOING);
  open();
  await userEvent.click(button('Folders'));
  await userEvent.click(page.getByRole('menuitem', { name: /^Forget beam\/runs/ }));
  await expect.poll(() => main.runList.folders).toEqual([]);
});

it('says that the selected run is gone, unless its own folder of runs was forgotten', async () => {
  has(GOING);
  const before = main.runList;
  const listed = (path: string, rows = before.rows) => ({
    ...before,
    folders: [{ id: 'beam', path, runs: rows.length }],
    rows: rows.map((one) => ({ ...one, folder: '/beam/runs/going-7f3a' })),
  });
  const status = page.getByText('The folder of going-7f3a was moved or deleted');
  main.runList = listed('/beam/runs');
  open();
  await userEvent.click(row('going-7f3a'));
  main.runList = listed('/beam/run', []);
  main.menu({ kind: 'runs' });
  await expect.poll(names).toEqual([]);
  // At once: it would go away by itself.
  expect(status.query()).toBeNull();
  main.runList = listed('/beam/runs');
  main.menu({ kind: 'runs' });
  await userEvent.click(row('going-7f3a'));
  main.runList = listed('/beam/runs', []);
  main.menu({ kind: 'runs' });
  await expect.element(status).toBeVisible();
});
