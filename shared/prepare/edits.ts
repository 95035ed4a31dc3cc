/** Changes of a recipe that belong together, as a proposal or a menu makes them. */
import type { ScanOrder } from '../dataset/inputChecks';
import type { Coordinate, Recipe } from './recipe';
import type { Step } from './step';

/** x and y exchanged: each keeps how its array is read. */
export const swapPositions = (recipe: Recipe): Recipe => ({ ...recipe, x: recipe.y, y: recipe.x });

/** The sign of one axis turned: `negate` before the unit, or taken away. */
export function flipPositions(recipe: Recipe, axis: 'x' | 'y'): Recipe {
  const coordinate = recipe[axis];
  if (!coordinate) return recipe;
  const { steps } = coordinate;
  const found = steps.findIndex(({ step }) => step === 'negate');
  const turned =
    found >= 0
      ? steps.filter((_, at) => at !== found)
      : insertedBefore(steps, IN_PIXELS, { step: 'negate' });
  return withSteps(recipe, axis, turned);
}

/** Both coordinates in another order: a step at the end, or the last one taken away where it did just that. */
export const reorderPositions = (recipe: Recipe, order: ScanOrder): Recipe =>
  (['x', 'y'] as const).reduce((now, axis) => {
    const { steps } = now[axis] ?? { steps: [] };
    return withSteps(now, axis, withOrder(steps, orderStep(order)));
  }, recipe);

const orderStep = (order: ScanOrder): Step =>
  order.reversed === 'all'
    ? { step: 'reverse' }
    : { step: 'snake', columns: order.columns, from: order.from };

function withOrder(steps: readonly Step[], added: Step): Step[] {
  const last = steps.findLastIndex(({ step }) => step === 'reverse' || step === 'snake');
  const isUndone =
    last >= 0 &&
    steps[last]?.step === added.step &&
    steps[last]['columns'] === added['columns'] &&
    steps[last]['from'] === added['from'];
  return isUndone ? steps.filter((_, at) => at !== last) : [...steps, added];
}

/** What the numbers become once they are in pixels, and how. */
const IN_PIXELS = ['unit', 'pixel', 'place', 'offset'];

/** The unit of positions whose file does not say it, or says a wrong one: `px`, `m`, `um` … */
export function withPositionUnit(recipe: Recipe, unit: string): Recipe {
  const step = { step: 'unit', from: unit };
  const changed = (steps: readonly Step[]): Step[] =>
    steps.some((one) => one.step === 'unit')
      ? steps.map((one) => (one.step === 'unit' ? step : one))
      : insertedBefore(steps, ['place', 'offset'], step);
  return (['x', 'y'] as const).reduce((now, axis) => {
    const { steps } = now[axis] ?? { steps: [] };
    return withSteps(now, axis, changed(steps));
  }, recipe);
}

/** The unit in which a recipe takes a coordinate's numbers in the file; null where a factor makes it another one. */
export function unitInFile(coordinate: Coordinate): string | null {
  if (coordinate === null) return null;
  const { steps } = coordinate;
  const at = steps.findIndex(({ step }) => step === 'unit');
  const before = at < 0 ? steps : steps.slice(0, at);
  if (before.some(({ step }) => step === 'scale')) return null;
  // What is not converted is taken as pixels.
  const from = steps[at]?.['from'] ?? 'px';
  return typeof from === 'string' ? from : null;
}

function withSteps(recipe: Recipe, axis: 'x' | 'y', steps: Step[]): Recipe {
  const coordinate: Coordinate = recipe[axis];
  return coordinate ? { ...recipe, [axis]: { ...coordinate, steps } } : recipe;
}

/** Quadrants exchanged, or no longer exchanged. */
export function toggleShift(recipe: Recipe): Recipe {
  const { steps } = recipe.patterns;
  const isShifted = steps.some(({ step }) => step === 'fftshift');
  return withPatterns(recipe, {
    steps: isShifted
      ? steps.filter(({ step }) => step !== 'fftshift')
      : insertedBefore(steps, ['centre', 'crop', 'pad', 'bin', 'amplitude', 'dtype'], {
          step: 'fftshift',
        }),
  });
}

/** All patterns moved by the same whole pixels, so that the centre of mass of their mean is in the middle. */
export const centred = (recipe: Recipe): Recipe =>
  withPatterns(recipe, {
    steps: insertedBefore(recipe.patterns.steps, ['crop', 'pad', 'bin', 'amplitude', 'dtype'], {
      step: 'centre',
      at: 'mass',
    }),
  });

/** The patterns of the file are counts, or amplitudes already. */
export function withQuantity(recipe: Recipe, quantity: 'intensity' | 'amplitude'): Recipe {
  const others = recipe.patterns.steps.filter(({ step }) => step !== 'amplitude');
  return withPatterns(recipe, {
    quantity,
    steps:
      quantity === 'amplitude' ? others : insertedBefore(others, ['dtype'], { step: 'amplitude' }),
  });
}

const withPatterns = (recipe: Recipe, change: Partial<Recipe['patterns']>): Recipe => ({
  ...recipe,
  patterns: { ...recipe.patterns, ...change },
});

/** Before the first of those steps, else at the end. */
function insertedBefore(steps: readonly Step[], later: readonly string[], added: Step): Step[] {
  const found = steps.findIndex(({ step }) => later.includes(step));
  const at = found < 0 ? steps.length : found;
  return [...steps.slice(0, at), added, ...steps.slice(at)];
}
