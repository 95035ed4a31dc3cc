/** A dataset as a recipe makes it: everything but the stack of patterns, and any part of that. */
import { AppError } from '../errors/appError';
import type { Field } from '../plan/input/field';
import type { Files } from './arrays';
import { type Column, columnOf, match, placed, type Selected } from './coordinates';
import { growthOf, type Optics, opticsOf, pixelOf } from './geometry';
import {
  countOf,
  type Frames,
  framesOf,
  keptOf,
  type Layout,
  layoutOf,
  numbersOf,
  withFrames,
} from './patterns';
import { fieldOf, probeOf } from './probe';
import type { Recipe } from './recipe';
import type { Source } from './source';
import { MARGIN } from './steps/place';

export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Patterns and positions that belong together. */
export interface Scan {
  readonly layout: Layout;
  readonly x: Column;
  readonly y: Column;
  /** Values as they are in the file, in the order of the patterns. */
  readonly positions: Points;
  readonly notes: readonly string[];
}

/** Reads positions and the numbers of frames. Throws an `AppError`. */
export async function scanOf(files: Files, recipe: Recipe): Promise<Scan> {
  const all = layoutOf(files, recipe.patterns);
  const kept = await keptOf(files, all);
  const layout = kept === null ? all : withFrames(all, kept);
  if (recipe.x === null || recipe.y === null) throw new AppError('positions-not-mapped', {});
  const x = await columnOf(files, 'x', recipe.x);
  const y = await columnOf(files, 'y', recipe.y);
  const selected = kept && { kept, of: countOf(all) };
  const found = match(await numbersOf(files, layout), layout.index !== null, x, y, selected);
  const notes = selected ? keptNotes(selected) : [];
  if (!found) return { layout, x, y, positions: { x: x.values, y: y.values }, notes };
  const { patterns, positions } = found;
  const chosen = ({ values }: Column) =>
    Float64Array.from(positions, (at) => values[at] ?? Number.NaN);
  const lost = countOf(layout) - patterns.length;
  return {
    layout: withFrames(layout, patterns),
    x,
    y,
    positions: { x: chosen(x), y: chosen(y) },
    notes: [
      ...notes,
      ...(lost === 0
        ? []
        : [
            `${lost === 1 ? '1 pattern has no position and is' : `${lost} patterns have no position and are`} left out.`,
          ]),
    ],
  };
}

function keptNotes({ kept, of }: Selected): string[] {
  const others = of - kept.length;
  return others === 0 ? [] : [`${others} of ${of} frames are no patterns and are left out.`];
}

/** Positions in pixels of the object. Throws `geometry-missing`. */
export function pointsOf({ x, y, positions }: Scan, { stage }: Frames, optics: Optics): Points {
  const along = (column: Column, values: Float64Array) =>
    placed(column, values, {
      size: stage.rows,
      growth: growthOf(stage, column.axis),
      pixel: () => pixelOf(optics, stage, column.axis),
    });
  return { x: along(x, positions.x), y: along(y, positions.y) };
}

/** Rows and columns of an object that holds all patches. */
export function objectShape(
  { x, y }: Points,
  size: number,
): readonly [rows: number, columns: number] {
  const most = (values: Float64Array) =>
    values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
  const side = (values: Float64Array) => Math.ceil(most(values) + size / 2 + MARGIN);
  return [side(y), side(x)];
}

export interface Prepared {
  readonly count: number;
  /** Pixels along one side of a pattern. */
  readonly size: number;
  readonly frames: Frames;
  readonly points: Points;
  readonly probe: Field;
  /** Null: ones. */
  readonly object: Field | null;
  readonly optics: Optics;
  readonly notes: readonly string[];
}

/** Sets up the whole recipe and reads all but the patterns. Throws an `AppError`. */
export async function openPrepared(
  recipe: Recipe,
  sources: readonly Source[],
  signal?: AbortSignal,
): Promise<Prepared> {
  const files: Files = { sources, ...(signal && { signal }) };
  const scan = await scanOf(files, recipe);
  const frames = await framesOf(files, scan.layout, recipe);
  const { rows, columns } = frames.stage;
  if (rows !== columns) throw new AppError('prepare-not-square', { rows, columns });
  const optics = await opticsOf(files, recipe.geometry);
  const points = pointsOf(scan, frames, optics);
  const probe = await probeOf(files, recipe.probe, frames, optics);
  const object =
    recipe.object === 'ones' ? null : (await fieldOf(files, 'object', recipe.object)).after;
  return {
    count: frames.count,
    size: rows,
    frames,
    points,
    probe: probe.after,
    object,
    optics,
    notes: [...notesOf(scan), ...probe.notes],
  };
}

/** What was left out, in words. */
export const notesOf = ({ notes, layout }: Scan): string[] => [
  ...notes,
  ...layout.reader.leftOut.map((path) => `${path} cannot be read and is left out.`),
];
