/** Positions of which no format says where they are: by names and sizes. */
import type { SourceArray } from '../source';
import { columnsOf, eachOf, isStack } from './arrange';
import { describe, type FileView, unitOf } from './fileView';
import type { Patterns, Positions } from './layout';

const nameOf = ({ path }: SourceArray): string =>
  path.slice(path.lastIndexOf('/') + 1).toLowerCase();

interface FoundPositions {
  readonly evidence: readonly string[];
  readonly positions: Positions;
}

/**
 * Two arrays whose names differ by x and y, or one with a column for each. Units are those of their attributes.
 * @param below a group, with a slash at its end @param patterns that they have to fit; null for any
 */
export function positionsIn(
  file: FileView,
  below: string,
  patterns: Patterns | null,
): FoundPositions | null {
  const candidates = file.arrays.filter((array) => array.path.startsWith(below) && !isStack(array));
  const first = (fits: (count: number) => boolean) => {
    for (const find of [pairOf, columnPairOf])
      for (const array of candidates) {
        const found = find(file, array, patterns);
        if (found && fits(found.positions.count)) return found;
      }
    return null;
  };
  if (patterns === null) return first(() => true);
  const { frames, kinds } = patterns;
  // Some of the frames may be no patterns, and have no position.
  return first((count) => count === frames) ?? (kinds ? first((count) => count < frames) : null);
}

function pairOf(file: FileView, x: SourceArray, patterns: Patterns | null): FoundPositions | null {
  if (!/x/.test(nameOf(x))) return null;
  const group = x.path.slice(0, x.path.lastIndexOf('/') + 1);
  const y = file.arrays.find(
    (one) => one !== x && one.path.startsWith(group) && isPair(nameOf(x), nameOf(one)),
  );
  const found = y && eachOf(file, x, y, patterns?.grid ?? null);
  if (!y || !found) return null;
  return {
    evidence: [`${describe(x)} and ${describe(y)}`],
    positions: { ...found, unit: unitOf(x) ?? null, unitY: unitOf(y) ?? null },
  };
}

function columnPairOf(file: FileView, array: SourceArray): FoundPositions | null {
  if (!/^$|pos|scan|translation|points|arr_/i.test(array.path) || array.dtype.startsWith('complex'))
    return null;
  const found = columnsOf(file, array, { x: 0, y: 1 });
  if (!found) return null;
  return {
    evidence: [`${describe(array)}: two columns`],
    positions: { ...found, unit: unitOf(array) ?? null, isOrderGuessed: true },
  };
}

/** `xcoords` and `ycoords`, `pos_x` and `pos_y`: the same name but for one letter. */
function isPair(x: string, y: string): boolean {
  if (x.length !== y.length) return false;
  const differing = [...x].flatMap((letter, at) =>
    letter === y[at] ? [] : [letter + (y[at] ?? '')],
  );
  return differing.length === 1 && differing[0] === 'xy';
}
