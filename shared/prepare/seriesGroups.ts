/** Which of the files that a user named, or of those in a folder, are one stack. */
import { groupBy } from '../values/groupBy';
import { familyOf, namesOf, type Series, seriesOf } from './series';
import { type SourceKind, usualKind } from './source';

/** How many numbered files of a kind are taken for one stack. A few of the others may well be parts with different contents. */
const LEAST: { readonly [kind in SourceKind]?: number } = {
  tiff: 2,
  npy: 2,
  hdf5: 4,
  npz: 4,
  matlab: 4,
};

/** A file, or a series of them, in the place of its first. */
export type Group = { readonly name: string } | { readonly series: Series };

/** Numbered files are put together; others are left as they are. @param names of one folder */
export function groupsOf(names: readonly string[]): Group[] {
  return [...groupBy([...new Set(names)], familyOf).values()].flatMap((family): Group[] => {
    const kind = usualKind(family[0] ?? '');
    const least = (kind && LEAST[kind]) ?? Number.POSITIVE_INFINITY;
    return family.length >= least
      ? [{ series: seriesOf(family) }]
      : family.map((name) => ({ name }));
  });
}

/** Those of a whole folder, where every number but the last that counts is a scan: `scan_0001_*.tif` and `scan_0002_*.tif` are two. */
export const seriesIn = (names: readonly string[]): Series[] =>
  groupsOf(names).flatMap((group) => ('series' in group ? scansOf(group.series) : []));

function scansOf(series: Series): Series[] {
  const isEachAlone = series.every(({ from, to }) => from === to);
  return isEachAlone ? [series] : [...groupBy(series, ({ before }) => before).values()];
}

/** The series of a folder that a file belongs to; null for a file by itself. */
export function seriesWith(name: string, names: readonly string[]): Series | null {
  const family = familyOf(name);
  const own = seriesIn(names.filter((one) => familyOf(one) === family));
  return own.find((series) => namesOf(series).includes(name)) ?? null;
}
