/** Runs as the window is told of them. */
import type { RunDetail, RunList, RunRow } from '../../../shared/ipc/runs';
import type { RunNow } from '../../../shared/runs/runNow';

const ROW: RunRow = {
  id: 'r',
  name: 'run1084-7f3a',
  folder: '/data/runs/run1084-7f3a',
  isOurs: true,
  workflow: 'training',
  entryPoint: 'python',
  revision: null,
  losses: [],
  settings: {},
  dataset: null,
  model: null,
  tags: [],
  note: '',
  curve: null,
  isRecorded: false,
  state: 'finished',
  host: 'This machine',
  epoch: null,
  epochsAsked: null,
  loss: null,
  secondsLeft: null,
  startedAt: null,
  endedAt: null,
  problem: null,
};

const NOW: RunNow = {
  folder: ROW.folder,
  host: 'This machine',
  job: null,
  workflow: 'training',
  entryPoint: 'python',
  changes: [],
  state: 'finished',
  evidence: [],
  startedAt: null,
  endedAt: null,
  progress: null,
  epochsAsked: null,
  stepsAsked: null,
  secondsPerStep: null,
  secondsLeft: null,
  timing: '',
  learningRate: null,
  gpuMemory: null,
  curve: [],
  logTail: [],
  failure: null,
};

/** A row, of which only that is said. */
export const runRow = (known: Partial<RunRow>): RunRow => ({
  ...ROW,
  id: known.name ?? ROW.id,
  ...known,
});

/** The details of a run, of which only that is said. */
export function runDetail(
  known: Partial<Omit<RunDetail, 'now'>>,
  now: Partial<RunNow> = {},
): RunDetail {
  const row = runRow(known);
  return {
    ...row,
    stop: null,
    isElsewhere: false,
    evidence: now.evidence ?? [],
    ...known,
    now: { ...NOW, ...now, state: row.state ?? NOW.state, secondsLeft: row.secondsLeft },
  };
}

/** A list of these runs. */
export const runList = (
  rows: readonly RunRow[],
  known: Partial<Omit<RunList, 'rows'>> = {},
): RunList => ({ folders: [], differing: [], same: 0, common: {}, ...known, rows });
