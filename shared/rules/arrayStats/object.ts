import { evidence } from '../../sources/source';
import type { Context } from '../context';
import { rule } from '../rule';
import { short } from './text';

export const outsideObject = rule({
  id: 'positions-outside-object',
  title: 'Some positions are outside objectGuess',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['xcoords', 'ycoords', 'objectGuess'],
  source: [evidence('scan-positions')],
  tried: true,
  why: 'A position is the centre of its patch, in pixels from the corner of `objectGuess`. For a position outside it, the ground-truth patch that the result is compared with is empty. Usually the origin or the unit is wrong.',
  check: (context) => {
    const margin = marginOf(context);
    if (margin === undefined || margin >= 0) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', 'objectGuess', context.datasetField],
        message: `Positions are up to ${short(-margin)} pixels outside \`objectGuess\` (${rangesText(context)}). Give each position as the centre of its patch, in pixels from the corner of the object.`,
        short: `Positions are up to ${short(-margin)} px outside \`objectGuess\`.`,
      },
    ];
  },
});

export const acrossObject = rule({
  id: 'patches-cross-object',
  title: 'Patches extend beyond objectGuess',
  outcome: 'info',
  stage: 'load',
  fields: ['xcoords', 'ycoords', 'objectGuess', 'N'],
  source: [evidence('scan-positions')],
  tried: true,
  why: 'A patch is N pixels wide, centred on its position. Where it extends beyond `objectGuess`, the ground-truth patch that the result is compared with is padded with zeros.',
  check: (context) => {
    const margin = marginOf(context);
    const [, height, width] = context.patterns()?.shape ?? [];
    if (margin === undefined || height === undefined || height !== width) return [];
    // One pixel can be rounding.
    const beyond = height / 2 - margin;
    if (margin < 0 || beyond <= 1) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', 'objectGuess', context.datasetField],
        message: `Patches of ${height} by ${height} pixels extend up to ${short(beyond)} pixels beyond \`objectGuess\` (${rangesText(context)}). Pad the object, or check that each position is the centre of its patch.`,
        short: `Patches extend up to ${short(beyond)} px beyond \`objectGuess\`.`,
      },
    ];
  },
});

/** Distance of the outermost position to the object's edge, pixels; undefined when it is unknown. */
function marginOf({ values, array, valuesOf }: Context): number | undefined {
  const shape = array('objectGuess')?.shape ?? [];
  const object = valuesOf('objectGuess');
  const { x, y, distinct = 0 } = values?.positions ?? {};
  const [height = 0, width = 0] = shape;
  // A constant object is a placeholder.
  if (shape.length !== 2 || !object || object.min === object.max) return undefined;
  if (!x || !y || distinct < 2) return undefined;
  // Reported by positions-unit.
  if (Math.max(x.max - x.min, y.max - y.min) < 0.1) return undefined;
  return Math.min(x.min, y.min, width - x.max, height - y.max);
}

function rangesText({ values, array }: Context): string {
  const { x, y } = values?.positions ?? {};
  const [height = 0, width = 0] = array('objectGuess')?.shape ?? [];
  const range = (name: string, r: { min: number; max: number } | null | undefined) =>
    `${name} ${short(r?.min ?? 0)} to ${short(r?.max ?? 0)}`;
  return `${range('x', x)}, ${range('y', y)}, object ${height} by ${width}`;
}
