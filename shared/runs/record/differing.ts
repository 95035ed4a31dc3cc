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

/** In the order of the sections; a setting that some runs do not record differs only between those that do. */
export function differingSettings(runs: readonly Pick<RecordedRun, 'settings'>[]): Differing[] {
  return RECORDED_SECTIONS.flatMap((section) => {
    const names = new Set(runs.flatMap(({ settings }) => Object.keys(settings[section] ?? {})));
    return [...names].sort().flatMap((field) => {
      if (LEFT_OUT.has(field)) return [];
      const values = runs.map(({ settings }) => own(settings[section] ?? {}, field));
      const known = values.filter((value) => value !== undefined);
      const [first] = known;
      return first === undefined || known.every((value) => sameValue(value, first))
        ? []
        : [{ name: `${section}.${field}`, values }];
    });
  });
}
