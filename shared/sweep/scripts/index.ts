/** Scripts that run a sweep with an engine that is there already. One is a file in this folder and an entry here. */
import type { Values } from '../../values/value';
import type { Manifest } from '../manifest';

export interface SweepScript {
  /** As a description of a sweep names it under `scripts`. */
  readonly id: string;
  /** Its name in the sweep's folder. */
  readonly file: string;
  /** The script, with a final newline. Throws an `Error` in words for options that it cannot take. */
  readonly text: (manifest: Manifest, options: Values) => string;
}

export const SWEEP_SCRIPTS: readonly SweepScript[] = [];
