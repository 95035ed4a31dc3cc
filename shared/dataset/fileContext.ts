import type { DatasetStats } from './arrayStats';
import { type DatasetReading, noDataset } from './facts';
import type { KnownGroups } from './groupFacts';
import type { KnownChecks } from './inputChecks';
import type { ModelReading } from './model';
import type { OutputReading } from './outputFolder';

/** What the factory needs to know of the file system, gathered beforehand by the caller. */
export interface FileContext {
  /** Reading of the workflow's dataset: `train_data_file` or, for inference, `test_data_file`. */
  readonly dataset: DatasetReading;
  /** Reading of a training run's `test_data_file`; absent when there is none, or when it may not be read. */
  readonly validation?: DatasetReading;
  /** Reading of `model_path`; only inference looks at it. */
  readonly model?: ModelReading;
  /** Reading of `output_dir`; absent where it was not looked at. */
  readonly output?: OutputReading;
  /** Statistics of the dataset's arrays; null when they are not read, absent while they are being read. */
  readonly values?: DatasetStats | null;
  /** Checks of the dataset's patterns as network input that were made; absent where none were. */
  readonly inputChecks?: readonly KnownChecks[];
  /** Groups of the dataset that were drawn, for this request or others; absent where none were. */
  readonly groups?: readonly KnownGroups[];
}

/** Of a request that is resolved by itself. */
export const NO_FILES: FileContext = { dataset: noDataset() };
