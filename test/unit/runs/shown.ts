/** Runs as the window is told of them. */
import type { RunDetail, RunRow } from '../../../shared/ipc/runs';

const ROW: RunRow = {
  id: 'r',
  name: 'run1084-7f3a',
  folder: '/data/runs/run1084-7f3a',
  state: 'finished',
  host: 'This machine',
  epoch: null,
  epochsAsked: null,
  loss: null,
  secondsLeft: null,
  startedAt: null,
  problem: null,
};

/** A row, of which only that is said. */
export const runRow = (known: Partial<RunRow>): RunRow => ({
  ...ROW,
  id: known.name ?? ROW.id,
  ...known,
});

/** The details of the same run. */
export const runDetail = (known: Partial<RunDetail>): RunDetail => ({
  ...runRow(known),
  evidence: [],
  step: null,
  stepsAsked: null,
  endedAt: null,
  timing: '',
  learningRate: null,
  gpuMemory: null,
  curves: [],
  logs: [],
  failure: null,
  stop: null,
  isElsewhere: false,
  ...known,
});
