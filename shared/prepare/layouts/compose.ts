/** What layouts found in the files of one dataset, put together as a recipe, and what is still missing. */
import { counted } from '../../values/counted';
import type { Geometry, Recipe, Coordinate as RecipeCoordinate } from '../recipe';
import type { Step } from '../step';
import type { Coordinate, Found, FoundProbe, Patterns, Positions } from './layout';

/** What no file gives. Without the needed ones nothing can be written. */
export interface Missing {
  readonly what:
    | 'energy'
    | 'distance'
    | 'detector-pixel'
    | 'positions'
    | 'position-unit'
    | 'position-order'
    | 'position-count'
    | 'probe'
    | 'quantity';
  readonly needed: boolean;
  readonly words: string;
}

/** What of `missing` a recipe that was changed since still lacks. */
export const stillMissing = (missing: readonly Missing[], recipe: Recipe): readonly Missing[] =>
  missing.filter(({ what }) => !IS_GIVEN[what]?.(recipe));

const hasPixel = ({ geometry: { pixel, reciprocal_pixel: reciprocal } }: Recipe): boolean =>
  pixel !== undefined || reciprocal !== undefined;

/** Positions in pixels need no geometry. */
const isKnown = (recipe: Recipe, ...names: readonly (keyof Geometry)[]): boolean =>
  hasPixel(recipe) ||
  names.some((name) => recipe.geometry[name] !== undefined) ||
  [recipe.x, recipe.y].every((one) =>
    one?.steps.some(({ step, from }) => step === 'unit' && from === 'px'),
  );

const IS_GIVEN: { readonly [what in Missing['what']]?: (recipe: Recipe) => boolean } = {
  energy: (recipe) => isKnown(recipe, 'energy', 'wavelength'),
  distance: (recipe) => isKnown(recipe, 'distance'),
  'detector-pixel': (recipe) => isKnown(recipe, 'detector_pixel'),
  positions: ({ x, y }) => x !== null && y !== null,
  'position-unit': ({ x, y }) =>
    [x, y].every((one) => one?.steps.some(({ step }) => step === 'unit' || step === 'pixel')),
  probe: ({ probe }) => !('made' in probe && probe.made === 'mean-pattern'),
};

/** Sides that PtychoPINN's networks take. */
const SIDES = [256, 128, 64] as const;

/** @param found what each file holds, the one with the patterns first */
export function composed(
  layout: string,
  stored: Patterns,
  found: readonly Found[],
): { readonly recipe: Recipe; readonly missing: readonly Missing[] } {
  const positions = positionsOf(found);
  const patterns = inPlace(framesFirst(stored, positions), positions);
  const given = found.find((one) => one.probe)?.probe;
  const probe = given && fitting(given, patterns);
  const mask = found.find((one) => one.mask)?.mask;
  const geometry = geometryFor(patterns, probe, found);
  const quantity = patterns.quantity ?? 'intensity';
  const recipe: Recipe = {
    format: 'pinnboard.recipe',
    version: 1,
    layout,
    patterns: {
      array: patterns.array,
      quantity,
      steps: [
        ...patterns.steps,
        ...(patterns.numbers ? [{ step: 'index', array: patterns.numbers }] : []),
        ...(patterns.kinds?.counts ? [{ step: 'keep', array: patterns.kinds.array, is: 0 }] : []),
        {
          step: 'bad',
          ...(mask ? { mask: mask.array } : {}),
          good: mask?.good ?? 'zero',
          nan: true,
          negative: true,
          maximum: true,
        },
        ...darkOf(patterns),
        ...(patterns.order === 'fft' ? [{ step: 'fftshift' }] : []),
        ...centring(patterns),
        ...(quantity === 'intensity' ? [{ step: 'amplitude' }] : []),
        { step: 'dtype', to: 'float32' },
      ],
    },
    probe: probe
      ? {
          array: probe.array,
          steps: [...probe.steps],
          ...(isOnGrid(probe, patterns) || !probe.pixel ? {} : { pixel: probe.pixel }),
        }
      : { made: 'mean-pattern', steps: [] },
    x: positions ? coordinate(positions.x, 'fast', positions, patterns) : null,
    y: positions ? coordinate(positions.y, 'slow', positions, patterns) : null,
    object: 'ones',
    geometry,
    size: sizeFor(patterns, probe),
    split: null,
  };
  return { recipe, missing: missingOf(patterns, positions, given, probe, geometry) };
}

/** The mean of the dark frames beside or among the patterns. */
function darkOf({ array, steps, kinds, dark }: Patterns): readonly Step[] {
  if (dark) return [{ step: 'dark', array: dark }];
  const isList = steps.every(({ step }) => step !== 'reshape' && step !== 'squeeze');
  if (!kinds?.counts?.dark || !isList || array.path.includes('*')) return [];
  return [{ step: 'dark', array, where: { array: kinds.array, is: DARK } }];
}

/** In NeXus's `image_key`. */
const DARK = 2;

/** A probe that can be brought to the patterns' grid: it is on it, or says its own pixel. */
const fitting = (probe: FoundProbe, patterns: Patterns): FoundProbe | undefined =>
  isOnGrid(probe, patterns) || probe.pixel ? probe : undefined;

const isOnGrid = ({ side }: FoundProbe, { rows, columns }: Patterns): boolean =>
  (rows === columns && side === rows) || side === sizeFor({ rows, columns }, undefined);

/** Where numbered files are missing, and there is a position for each number, they are matched by it. */
function inPlace(patterns: Patterns, positions: Positions | undefined): Patterns {
  const { frames, places, numbers } = patterns;
  const isByNumber =
    places !== undefined && !numbers && !positions?.numbers && positions?.count === places.of;
  return isByNumber && frames !== places.of ? { ...patterns, numbers: places.array } : patterns;
}

/** A stack whose last axis has as many entries as there are positions, and whose first has not: (H, W, n). */
function framesFirst(patterns: Patterns, positions: Positions | undefined): Patterns {
  const { frames, rows, columns, steps } = patterns;
  const isLast = positions?.count === columns && frames !== columns && steps.length === 0;
  return isLast
    ? {
        ...patterns,
        frames: columns,
        rows: frames,
        columns: rows,
        steps: [{ step: 'transpose', axes: [2, 0, 1] }],
      }
    : patterns;
}

/** Files with nothing but positions were added for them: they replace those beside the patterns. */
function positionsOf(found: readonly Found[]): Positions | undefined {
  const extra = found.slice(1).filter((one) => one.positions);
  return (extra.find((one) => !one.patterns) ?? found.find((one) => one.positions) ?? extra[0])
    ?.positions;
}

/** Every figure from the first file that has it; a pixel of the object replaces the others where all come from one file. */
function geometryFor(
  { rows, columns }: Patterns,
  probe: FoundProbe | undefined,
  found: readonly Found[],
): Geometry {
  const all: Geometry = Object.assign({}, ...found.map(({ geometry }) => geometry ?? {}).reverse());
  const isCropped = probe !== undefined && rows === columns && probe.side < rows;
  // The pixel belongs to patterns of the probe's size: those of the file see further, and have smaller pixels.
  if (!isCropped || !probe.pixel || !all.pixel) return all;
  const { pixel: _x, pixel_y: _y, ...rest } = all;
  return rest;
}

/** The beam's centre where the file has one; the centre of mass of a detector that was not cropped to the beam. */
function centring({ centre, rows, columns }: Patterns): readonly Step[] {
  if (centre) return [{ step: 'centre', at: centre }];
  return isSide(rows) && rows === columns ? [] : [{ step: 'centre', at: 'mass' }];
}

const isSide = (side: number): boolean => SIDES.some((one) => one === side);

function sizeFor(
  { rows, columns }: Pick<Patterns, 'rows' | 'columns'>,
  probe: FoundProbe | undefined,
): Recipe['size'] {
  const least = Math.min(rows, columns);
  if (rows === columns && isSide(rows)) return 'keep';
  if (probe && isSide(probe.side) && probe.side <= least) return probe.side;
  return SIDES.find((side) => side <= least) ?? 64;
}

function coordinate(
  at: Coordinate,
  axis: 'fast' | 'slow',
  { unit: both, unitY = both, negative, numbers }: Positions,
  { grid, frames }: Patterns,
): RecipeCoordinate {
  const unit = axis === 'fast' ? both : unitY;
  const steps: Step[] = [
    ...(numbers ? [{ step: 'index', array: numbers }] : []),
    ...(negative ? [{ step: 'negate' }] : []),
    ...(unit === null ? [] : [{ step: 'unit', from: unit }]),
    { step: 'place' },
  ];
  if ('array' in at) return { array: at.array, steps: [...at.steps, ...steps] };
  const { rows, columns } = grid ?? { rows: 1, columns: frames };
  return { made: 'raster', axis, rows, columns, step: at.step, steps };
}

/** That there are more or fewer positions than patterns, and frames that they are selected from; null where that is in order. */
function otherCount({ frames, kinds, numbers }: Patterns, positions: Positions): string | null {
  const { count } = positions;
  const patterns = kinds?.counts?.patterns ?? frames;
  if (numbers || positions.numbers || count === frames || count === patterns) return null;
  return `${counted(patterns, 'pattern')}, but ${counted(count, 'position')}: select the patterns or the positions that belong together.`;
}

function missingOf(
  patterns: Patterns,
  positions: Positions | undefined,
  given: FoundProbe | undefined,
  probe: FoundProbe | undefined,
  geometry: Geometry,
): readonly Missing[] {
  const missing: Missing[] = [];
  const needs = (what: Missing['what'], words: string, needed = true) =>
    missing.push({ what, needed, words });
  if (!positions)
    needs('positions', 'No positions: add the file that has them, or give the step of a raster.');
  else if (unitsOf(positions).includes(null))
    needs('position-unit', 'The file does not say in which unit the positions are.');
  const counts = positions && otherCount(patterns, positions);
  if (counts) needs('position-count', counts);
  if (positions?.isOrderGuessed)
    needs(
      'position-order',
      'Nothing says which column of the positions is x: the first is taken for it.',
      false,
    );
  // Of an unknown unit, too: it is most likely a length.
  const isLength = positions && unitsOf(positions).some((unit) => unit !== 'px');
  if (isLength && !geometry.pixel && !geometry.reciprocal_pixel) {
    if (!geometry.energy && !geometry.wavelength) needs('energy', 'The file has no photon energy.');
    if (!geometry.distance) needs('distance', 'The file has no distance of the detector.');
    if (!geometry.detector_pixel)
      needs('detector-pixel', 'The file has no pixel size of the detector.');
  }
  if (!probe)
    needs(
      'probe',
      `${given ? `The probe has ${given.side} pixels a side, the patterns have ${patterns.rows} × ${patterns.columns}` : 'The file has no probe'}: one is made from the mean pattern, which is a poor start. Add a file with a probe, or describe the zone plate.`,
      false,
    );
  if (patterns.quantity === null)
    needs(
      'quantity',
      'The numbers do not show whether the patterns are counts or amplitudes: taken for counts.',
      false,
    );
  return missing;
}

const unitsOf = ({ unit, unitY = unit }: Positions): readonly (string | null)[] => [unit, unitY];
