/** Of many runs, the settings in which they differ: what a table of them shows. */
import { own, sameValue, type Value, type Values } from '../../values/value';
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
  /** Those of them that every run records which records any settings, by name. */
  readonly common: Values;
  /** Those of them that only some of these runs record. */
  readonly partial: readonly Differing[];
}

/** Whether a run records settings at all; inference does not. */
export const isRecorded = ({ settings }: Pick<RecordedRun, 'settings'>): boolean =>
  Object.keys(settings).length > 0;

/** A setting that some runs do not record differs only between those that do. */
export function compareSettings(runs: readonly Pick<RecordedRun, 'settings'>[]): ComparedSettings {
  const differing: Differing[] = [];
  const partial: Differing[] = [];
  const common: { [name: string]: Value } = Object.create(null);
  let same = 0;
  const recording = runs.filter(isRecorded).length;
  for (const section of RECORDED_SECTIONS) {
    const names = new Set(runs.flatMap(({ settings }) => Object.keys(settings[section] ?? {})));
    for (const field of [...names].sort()) {
      if (LEFT_OUT.has(field)) continue;
      const values = runs.map(({ settings }) => own(settings[section] ?? {}, field));
      const first = values.find((value) => value !== undefined);
      const isSame = values.every(
        (value) => value === undefined || first === undefined || sameValue(value, first),
      );
      const name = `${section}.${field}`;
      if (!isSame) {
        differing.push({ name, values });
        continue;
      }
      same += 1;
      const isEverywhere = values.filter((value) => value !== undefined).length === recording;
      if (isEverywhere && first !== undefined) common[name] = first;
      else partial.push({ name, values });
    }
  }
  return { differing, same, common, partial };
}
