/** Worlds and requests for factory tests: a dataset that every loader takes, described as the reader would. */
import type { ArrayFacts, DatasetFacts } from '../../../shared/dataset/facts';
import type { FileContext } from '../../../shared/dataset/fileContext';
import type { Finding } from '../../../shared/findings/finding';
import type { InferenceRequest, TrainingRequest } from '../../../shared/request/request';

const array = (name: string, dtype: string, shape: number[]): ArrayFacts => ({
  name,
  dtype,
  descr: '',
  shape,
  fortranOrder: false,
  bytes: 0,
  compression: 'stored',
});

export const DATASET: DatasetFacts = {
  status: 'ok',
  size: 1000,
  modified: '2026-01-01T00:00:00.000Z',
  fingerprint: 'sha256:0',
  arrays: [
    array('diffraction', 'float32', [600, 128, 128]),
    array('diff3d', 'float32', [600, 128, 128]),
    array('probeGuess', 'complex64', [128, 128]),
    array('objectGuess', 'complex64', [400, 400]),
    array('xcoords', 'float64', [600]),
    array('ycoords', 'float64', [600]),
    array('xcoords_start', 'float64', [600]),
    array('ycoords_start', 'float64', [600]),
  ],
  unreadable: [],
  metadata: { status: 'absent' },
};

export const WORLD: FileContext = { dataset: DATASET, model: { status: 'ok' } };

/** Without the notes on what could not be checked; a check that failed stays. */
export const certain = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ checked, rule }) => checked !== false || rule === 'check-failed');

export const without = (name: string): FileContext => ({
  ...WORLD,
  dataset: { ...DATASET, arrays: DATASET.arrays.filter((a) => a.name !== name) },
});

export const training = (changes: Partial<TrainingRequest> = {}): TrainingRequest => ({
  target: 'adr-003',
  workflow: 'training',
  train_data_file: 'scan.npz',
  output_dir: 'out',
  overrides: { n_groups: 512, nphotons: 1e9, test_data_file: 'test.npz' },
  execution: null,
  ...changes,
});

export const inference = (changes: Partial<InferenceRequest> = {}): InferenceRequest => ({
  target: 'adr-003',
  workflow: 'inference',
  model_path: 'model',
  test_data_file: 'scan.npz',
  output_dir: 'out',
  overrides: { n_groups: 512, nphotons: 1e9 },
  execution: null,
  ...changes,
});
