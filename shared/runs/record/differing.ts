/** Of many runs, the settings in which they differ: what a table of them shows. */
import { own, sameValue, type Value } from '../../values/value';
import type { RecordedRun } from './joined';
import { RECORDED_SECTIONS } from './part';

/** A setting, as `section.field`, and its value in each run; undefined where a run did not record it. */
export interface Differing {
  readonly name: string;
  readonly values: readonly (Value | undefined)[];
}

/** Paths differ from run to run by their nature, and these follow from the grid. */
const LEFT_OUT: ReadonlySet<string> = new Set(['output_dir', 'C', 'C_model', 'C_forward']);

export interface ComparedSettings {
  /** In the order of the sections. */
  readonly differing: readonly Differing[];
  /** How many are the same in all runs that record them. */
  readonly same: number;
}

/** A setting that some runs do not record differs only between those that do. */
export function compareSettings(runs: readonly Pick<RecordedRun, 'settings'>[]): ComparedSettings {
  const differing: Differing[] = [];
  let same = 0;
  for (const section of RECORDED_SECTIONS) {
    const names = new Set(runs.flatMap(({ settings }) => Object.keys(settings[section] ?? {})));
    for (const field of [...names].sort()) {
      if (LEFT_OUT.has(field)) continue;
      const values = runs.map(({ settings }) => own(settings[section] ?? {}, field));
      const first = values.find((value) => value !== undefined);
      const isSame = values.every(
        (value) => value === undefined || first === undefined || sameValue(value, first),
      );
      if (isSame) same += 1;
      else differing.push({ name: `${section}.${field}`, values });
    }
  }
  return { differing, same };
}
