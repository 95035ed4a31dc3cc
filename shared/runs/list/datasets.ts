/** The datasets of many runs: one file by its fingerprint, wherever it was when a run read it. */
import type { Dataset } from '../record/part';

export interface ShownDataset {
  /** The same for the same data: the fingerprint where one is noted, else the path. */
  readonly key: string;
  /** The file's name; for one that others share, with its folder or the begin of its fingerprint. */
  readonly label: string;
  /** What a run recorded, in words. */
  readonly help: string;
}

/** One a run, null for a run that names none; @param datasets in the order of the runs, the latest first */
export function shownDatasets(datasets: readonly (Dataset | null)[]): (ShownDataset | null)[] {
  const paths = new Map<string, string>();
  for (const dataset of datasets)
    if (dataset && !paths.has(keyOf(dataset))) paths.set(keyOf(dataset), dataset.path);
  const labels = labelsOf(paths);
  return datasets.map((dataset) => {
    if (dataset === null) return null;
    const key = keyOf(dataset);
    const print = dataset.fingerprint;
    return {
      key,
      label: labels.get(key) ?? dataset.path,
      help:
        print === null
          ? `${dataset.path}; no fingerprint is recorded`
          : `${dataset.path}, ${printText(print)}`,
    };
  });
}

const keyOf = ({ fingerprint, path }: Dataset): string => fingerprint ?? path;

/** `SHA-256 9c41f00d…` */
const printText = (print: string): string => `SHA-256 ${shortPrint(print)}…`;

const shortPrint = (print: string): string => print.replace(/^sha256:/, '').slice(0, 8);

function labelsOf(paths: ReadonlyMap<string, string>): Map<string, string> {
  const byName = new Map<string, number>();
  for (const path of paths.values()) byName.set(end(path, 1), (byName.get(end(path, 1)) ?? 0) + 1);
  return new Map(
    [...paths].map(([key, path]) => {
      const name = end(path, 1);
      if (byName.get(name) === 1) return [key, name];
      return [key, key === path ? end(path, 2) : `${name} ${shortPrint(key).slice(0, 4)}`];
    }),
  );
}

/** The last parts of a path. */
const end = (path: string, parts: number): string =>
  path.split(/[/\\]/).filter(Boolean).slice(-parts).join('/') || path;
