/** The scan of the one dataset, with pictures of it as main reduces them and groups as main draws them. */
import { reducePlane } from '../../electron/node/pictures/reduce';
import type { Picture, Positions } from '../../shared/dataset/picture';
import { drawGroups } from '../../shared/plan/groups/draw';
import { type DrawnGroups, type GroupQuestion, groupKey } from '../../shared/plan/groups/drawn';
import { groupFacts } from '../../shared/plan/groups/facts';
import { finish } from '../../shared/plan/steps';
import { DATASET } from '../unit/factory/help';
import { randomNumbers } from '../unit/plan/input/simulate';

const COUNT = 600;
const ACROSS = 25;
/** Between neighbours, in pixels. */
const STEP = 10;

const uniform = randomNumbers(1);
/** Beside their places in a grid: no two neighbours are at one distance. */
const placed = (at: number): number => STEP * at + uniform();

export const POSITIONS: Positions = {
  count: COUNT,
  x: Float64Array.from({ length: COUNT }, (_, at) => 70 + placed(at % ACROSS)),
  y: Float64Array.from({ length: COUNT }, (_, at) => 70 + placed(Math.floor(at / ACROSS))),
  medianStep: STEP,
};

export function drawnGroups(question: GroupQuestion, positions: Positions): DrawnGroups {
  const { spec, N, canvas } = question;
  const draw = finish(drawGroups(spec, positions));
  const around = { step: positions.medianStep, probe: null, N, canvas, validation: null };
  return {
    key: groupKey(question, DATASET.fingerprint, null),
    draw,
    sha256: '',
    validation: null,
    ...finish(groupFacts(draw, positions, around)),
  };
}

/** A ring of another width in each plane; a probe has a phase. */
export function planeOf(array: string, index: number, maxSide: number): Picture {
  const complex = array === 'probeGuess' || array === 'objectGuess';
  const [planes = 1, rows = 1, columns = 1] = shapeOf(array);
  const data = new Float32Array((complex ? 2 : 1) * rows * columns);
  for (let at = 0; at < rows * columns; at += 1) {
    const [x, y] = [(at % columns) - columns / 2, Math.floor(at / columns) - rows / 2];
    const value = Math.exp(-(((Math.hypot(x, y) - 5) / (4 + index)) ** 2)) + 0.001;
    if (!complex) data[at] = value;
    else {
      data[2 * at] = value * Math.cos(x / 9);
      data[2 * at + 1] = value * Math.sin(x / 9);
    }
  }
  return {
    ...{ array, index, planes, shape: [rows, columns] },
    ...reducePlane({ planes, rows, columns, complex, data }, maxSide),
  };
}

function shapeOf(array: string): readonly number[] {
  const { shape = [] } = DATASET.arrays.find(({ name }) => name === array) ?? {};
  return shape.length < 3 ? [1, ...shape] : shape;
}
