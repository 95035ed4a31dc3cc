/** Beamlines whose files are known by the paths of their arrays: what is where, in which unit. */
import type { Geometry } from '../recipe';
import type { Quantity } from '../refs';
import { columnsOf, eachOf, isStack, patternsOf, probeOf } from './arrange';
import { describe, type FileView } from './fileView';
import { energyUnit } from './geometryOf';
import type { Layout, Patterns, Positions } from './layout';

/** A path, in which a `*` is any text within one part. */
type Path = string;

/** One number of a file: its path, or that of its owner and an attribute, and the unit in which the beamline writes it. */
interface Place {
  readonly path: Path;
  readonly attribute?: string;
  /** `eV or keV`: by its size. */
  readonly unit: string;
}

/** One array for each axis, or one that has both. */
type PositionPlaces = {
  readonly unit: string;
  /** Both signs are minus. */
  readonly negative?: boolean;
} & (
  | { readonly x: Path; readonly y: Path }
  | {
      readonly both: Path;
      /** Columns of x and y, by how many there are. */
      readonly columns: (count: number) => { readonly x: number; readonly y: number };
    }
);

export interface Beamline extends Pick<Layout, 'id' | 'name' | 'noun'> {
  /** Paths of which one has to be there: no other program has it. */
  readonly marks: readonly Path[];
  /** Of the patterns: the first that is a stack. */
  readonly patterns: readonly Path[];
  /** Arrays of the same path are joined in the order of their numbers. */
  readonly hasParts?: boolean;
  /** None: they are in another file. */
  readonly positions?: PositionPlaces;
  readonly geometry?: { readonly [name in keyof Geometry]?: Place };
  readonly centre?: { readonly row: Place; readonly column: Place };
  readonly probe?: Path;
  /** What a user has to know of how it is read. */
  readonly remark?: string;
}

/** The layout of such files: patterns and positions may be in two. */
export function byPaths(own: Beamline): Layout {
  const { id, name, noun } = own;
  return {
    id,
    name,
    noun,
    find(file) {
      if (!own.marks.some((path) => file.all(path).length > 0)) return null;
      const stack = stackOf(file, own);
      const positions = positionsOf(file, own.positions);
      if (!stack && !positions) return null;
      const [probe] = own.probe === undefined ? [] : file.all(own.probe);
      return {
        rank: 3,
        evidence: [
          ...(stack?.evidence ?? []),
          ...(positions?.evidence ?? []),
          ...(own.remark && positions ? [own.remark] : []),
          ...(probe ? [`${describe(probe)}: first mode`] : []),
        ],
        patterns: stack?.patterns,
        positions: positions?.positions,
        probe: probeOf(file, probe),
        geometry: geometryOf(file, own.geometry ?? {}),
      };
    },
  };
}

function stackOf(
  file: FileView,
  { patterns, hasParts, centre }: Beamline,
): { readonly patterns: Patterns; readonly evidence: readonly string[] } | null {
  const path = patterns.find((one) => file.all(one).some(isStack));
  const parts = path === undefined ? [] : file.all(path).filter(isStack);
  const [first] = parts;
  if (!first) return null;
  const row = centre && numberAt(file, centre.row);
  const column = centre && numberAt(file, centre.column);
  const about = {
    quantity: 'intensity',
    order: null,
    centre: row && column ? { row, column } : undefined,
  } as const;
  return hasParts
    ? {
        patterns: patternsOf(file, parts, about, path),
        evidence: [`${parts.length} parts with counts`],
      }
    : { patterns: patternsOf(file, [first], about), evidence: [`${describe(first)}: counts`] };
}

function positionsOf(
  file: FileView,
  places: PositionPlaces | undefined,
): { readonly positions: Positions; readonly evidence: readonly string[] } | null {
  if (!places) return null;
  const { unit, negative } = places;
  const signs = negative ? ', both signs minus' : '';
  if ('both' in places) {
    const [array] = file.all(places.both);
    const count = Math.min(...(array?.shape ?? []));
    const found = array && columnsOf(file, array, places.columns(count));
    return found
      ? {
          positions: { ...found, unit, negative },
          evidence: [`${describe(array)}: x and y in ${unit}${signs}`],
        }
      : null;
  }
  const [[x], [y]] = [file.all(places.x), file.all(places.y)];
  const found = x && y && eachOf(file, x, y, null);
  return found
    ? {
        positions: { ...found, unit, negative },
        evidence: [`${describe(x)} and ${describe(y)} in ${unit}${signs}`],
      }
    : null;
}

function geometryOf(file: FileView, places: NonNullable<Beamline['geometry']>): Geometry {
  const entries = Object.entries(places).flatMap(([name, place]) => {
    const found = numberAt(file, place);
    return found ? [[name, found] as const] : [];
  });
  return Object.fromEntries(entries);
}

function numberAt(file: FileView, { path, attribute, unit }: Place): Quantity | undefined {
  const [array] = file.all(path);
  if (!array) return undefined;
  if (attribute !== undefined) return file.attributeQuantity(array.path, attribute, unit);
  return file.quantity(array, unit === 'eV or keV' ? (energyUnit(array) ?? 'keV') : unit);
}
