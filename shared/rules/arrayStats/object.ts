import type { Context } from '../context';
import { rule } from '../rule';
import { short } from './text';

export const outsideObject = rule({
  id: 'positions-outside-object',
  title: 'Positions lie outside the object',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['xcoords', 'ycoords', 'objectGuess'],
  source: 'V9',
  why: 'A position is the middle of its patch, in pixels of objectGuess from its corner. Outside, the true patch that the result is compared with is empty; most often origin or unit are others.',
  check: (context) => {
    const margin = marginOf(context);
    if (margin === undefined || margin >= 0) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', 'objectGuess', context.datasetField],
        message: `Positions lie up to ${short(-margin)} pixels outside objectGuess (${rangesText(context)}). Count positions in pixels from the corner of the object, the middle of a patch each.`,
      },
    ];
  },
});

export const acrossObject = rule({
  id: 'patches-cross-object',
  title: 'Patches reach beyond the object',
  outcome: 'info',
  stage: 'load',
  fields: ['xcoords', 'ycoords', 'objectGuess', 'N'],
  source: 'V9',
  why: 'A patch is N pixels wide around its position. Where it reaches beyond objectGuess, the true patch that the result is compared with is filled up with zeros.',
  check: (context) => {
    const margin = marginOf(context);
    const [, height, width] = context.patterns()?.shape ?? [];
    if (margin === undefined || height === undefined || height !== width) return [];
    // A pixel of rounding is no fault.
    const beyond = height / 2 - margin;
    if (margin < 0 || beyond <= 1) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', 'objectGuess', context.datasetField],
        message: `Patches of ${height} pixels reach up to ${short(beyond)} pixels beyond objectGuess (${rangesText(context)}). Pad the object, or check that positions are the middles of the patches.`,
      },
    ];
  },
});

/** Distance of the outermost position to the object's edge, pixels; undefined when that cannot be told. */
function marginOf({ values, array, valuesOf }: Context): number | undefined {
  const shape = array('objectGuess')?.shape ?? [];
  const object = valuesOf('objectGuess');
  const { x, y, distinct = 0 } = values?.positions ?? {};
  const [height = 0, width = 0] = shape;
  // An object of one value all over is a placeholder.
  if (shape.length !== 2 || !object || object.min === object.max) return undefined;
  if (!x || !y || distinct < 2) return undefined;
  // Positions in another unit have a finding of their own.
  if (Math.max(x.max - x.min, y.max - y.min) < 0.1) return undefined;
  return Math.min(x.min, y.min, width - x.max, height - y.max);
}

function rangesText({ values, array }: Context): string {
  const { x, y } = values?.positions ?? {};
  const [height = 0, width = 0] = array('objectGuess')?.shape ?? [];
  const range = (name: string, r: { min: number; max: number } | null | undefined) =>
    `${name} ${short(r?.min ?? 0)} to ${short(r?.max ?? 0)}`;
  return `${range('x', x)}, ${range('y', y)}, the object ${height} by ${width}`;
}
