/** Of the runs in a list, the settings in which they differ: a column each. */
import { own, type Value, type Values } from '../../values/value';
import { fieldOf, valueText } from '../compare/comparison';

/** What a list knows of a run's settings. */
export interface WithSettings {
  /** Those that are not common to all runs, by `section.field`. */
  readonly settings: Values;
  /** Those that are common are its own, too. */
  readonly isRecorded: boolean;
}

export interface SettingColumn {
  /** `section.field` */
  readonly name: string;
  /** The field alone where no other column has it. */
  readonly label: string;
  /** Text of the value that more than half of the runs have; null where there is none. */
  readonly usual: string | null;
}

/** A run's value of a setting; undefined where it did not record it. */
export const settingOf = (run: WithSettings, name: string, common: Values): Value | undefined =>
  Object.hasOwn(run.settings, name) || !run.isRecorded
    ? own(run.settings, name)
    : own(common, name);

/** What the dataset's own column says. */
const LEFT_OUT: ReadonlySet<string> = new Set(['training_config.train_data_file']);

/** Those of `names` that differ among these runs, the one that varies most first. */
export function differingColumns(
  runs: readonly WithSettings[],
  names: readonly string[],
): SettingColumn[] {
  const counted = names.flatMap((name) => {
    if (LEFT_OUT.has(name)) return [];
    const texts = runs.map((run) => own(run.settings, name)).map(textOrNull);
    const counts = countsOf(texts);
    return counts.size > 1 ? [{ name, texts, counts }] : [];
  });
  // A field that several sections hold is one column where they agree.
  const kept = counted.filter(
    ({ name, texts }, at) =>
      !counted
        .slice(0, at)
        .some((one) => fieldOf(one.name) === fieldOf(name) && sameTexts(one.texts, texts)),
  );
  return kept
    .sort(
      (a, b) =>
        Number(isPath(a.counts)) - Number(isPath(b.counts)) ||
        entropy(b.counts) - entropy(a.counts),
    )
    .map(({ name, counts }) => ({
      name,
      label:
        kept.filter((one) => fieldOf(one.name) === fieldOf(name)).length > 1
          ? longLabel(name)
          : fieldOf(name),
      usual: usualOf(counts),
    }));
}

/** A column that the user asked for, whether it differs or not. */
export function askedColumn(
  runs: readonly WithSettings[],
  name: string,
  common: Values,
): SettingColumn {
  const counts = countsOf(runs.map((run) => textOrNull(settingOf(run, name, common))));
  return { name, label: fieldOf(name), usual: counts.size > 1 ? usualOf(counts) : null };
}

/** `training.batch_size` */
const longLabel = (name: string): string => name.replace('_config.', '.');

const textOrNull = (value: Value | undefined): string | null =>
  value === undefined ? null : valueText(value);

function countsOf(texts: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

const sameTexts = (a: readonly (string | null)[], b: readonly (string | null)[]): boolean =>
  a.every((text, at) => text === b[at]);

/** Paths differ from run to run, and say little. */
const isPath = (counts: ReadonlyMap<string, number>): boolean =>
  [...counts.keys()].some((text) => /[/\\]/.test(text));

/** Bits that a value says about which run it is: most where every run has another one. */
function entropy(counts: ReadonlyMap<string, number>): number {
  const all = [...counts.values()];
  const total = all.reduce((sum, count) => sum + count, 0);
  return all.reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
}

function usualOf(counts: ReadonlyMap<string, number>): string | null {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].find(([, count]) => 2 * count > total)?.[0] ?? null;
}
