/** What the checks of a prepared dataset contradict, as changes of the recipe. None is made unasked. */
import type { Axes, Check, ScanOrder } from '../dataset/inputChecks';
import { axesWords, orderWords } from '../plan/input/words';
import { capital } from '../values/capital';
import {
  flipPositions,
  reorderPositions,
  swapPositions,
  toggleShift,
  withPositionUnit,
  withQuantity,
} from './edits';
import { percentText } from './quantity';
import type { Recipe } from './recipe';

/** A change that the data ask for. */
export interface Proposal {
  readonly id: Check['id'] | 'already-amplitude';
  /** What is wrong: `x mirrored`. */
  readonly title: string;
  /** On its button: `Turn the sign of x`. */
  readonly action: string;
  /** How sure it is, with the numbers: `60 of 60 patterns fit better, error 0.12 instead of 0.19`. */
  readonly certainty: string;
  /** The recipe with it. */
  readonly recipe: Recipe;
}

/** @param checks of the dataset that `recipe` makes @param isAmplitude the file's own values are amplitudes of counts */
export function proposalsOf(
  checks: readonly Check[],
  recipe: Recipe,
  isAmplitude: boolean,
): readonly Proposal[] {
  const found = checks.flatMap((check) =>
    check.verdict === 'contradicted' ? (proposalOf(check, recipe) ?? []) : [],
  );
  if (!isAmplitude || recipe.patterns.quantity === 'amplitude') return found;
  return [
    ...found,
    {
      id: 'already-amplitude',
      title: 'The file has amplitudes',
      action: 'Take no square root',
      certainty: 'The squares of its values are whole numbers.',
      recipe: withQuantity(recipe, 'amplitude'),
    },
  ];
}

function proposalOf(check: Check, recipe: Recipe): Proposal | null {
  const { id, axes, order } = check;
  const known = { id, certainty: certaintyOf(check) };
  switch (id) {
    case 'axes':
    case 'flip-x':
    case 'flip-y':
    case 'flip-both':
      return axes
        ? {
            ...known,
            title: axesWords(axes),
            action: axesAction(axes),
            recipe: withAxes(recipe, axes),
          }
        : null;
    case 'order':
      return order
        ? {
            ...known,
            title: capital(orderWords(order)),
            action: orderAction(order),
            recipe: reorderPositions(recipe, order),
          }
        : null;
    case 'shift': {
      const isShifted = recipe.patterns.steps.some(({ step }) => step === 'fftshift');
      return {
        ...known,
        title: isShifted ? 'The file is centred already' : 'The patterns are in FFT order',
        action: isShifted ? 'Leave out fftshift' : 'Add fftshift',
        recipe: toggleShift(recipe),
      };
    }
    case 'quantity':
      return {
        ...known,
        title: 'The patterns are counts, not amplitudes',
        action: 'Take the square root',
        recipe: withQuantity(recipe, 'intensity'),
      };
    case 'unit':
      return unitProposal(check, recipe, known);
    default:
      return null;
  }
}

/** A scan below a pixel is one in metres: positions in pixels are never so small. */
function unitProposal(
  { alternative }: Check,
  recipe: Recipe,
  known: Pick<Proposal, 'id' | 'certainty'>,
): Proposal | null {
  if (alternative !== null) return null;
  const isPixels = recipe.x?.steps.some(({ step, from }) => step === 'unit' && from === 'px');
  if (!isPixels) return null;
  return {
    ...known,
    title: 'The positions are in metres, not in pixels',
    action: 'Convert from metres',
    recipe: withPositionUnit(recipe, 'm'),
  };
}

function withAxes(recipe: Recipe, { swap, flipX, flipY }: Axes): Recipe {
  const swapped = swap ? swapPositions(recipe) : recipe;
  const turned = flipX ? flipPositions(swapped, 'x') : swapped;
  return flipY ? flipPositions(turned, 'y') : turned;
}

function axesAction({ swap, flipX, flipY }: Axes): string {
  const sign =
    flipX && flipY ? 'turn both signs' : flipX ? 'turn the sign of x' : 'turn the sign of y';
  const parts = [...(swap ? ['swap x and y'] : []), ...(flipX || flipY ? [sign] : [])].join(', ');
  return capital(parts);
}

const orderAction = (order: ScanOrder): string =>
  order.reversed === 'all'
    ? 'Reverse the positions'
    : `Reverse every second row of ${order.columns}${order.from === 0 ? ', the first row first' : ''}`;

function certaintyOf({ id, votes, stored, alternative, evidence }: Check): string {
  const number = (value: number) => value.toPrecision(2);
  if (evidence === 'fit' && votes && stored !== null && alternative !== null)
    return `${votes.alternative} of ${votes.of} patterns fit better, with an error of ${number(alternative)} instead of ${number(stored)}.`;
  if (votes) return `${votes.alternative} of ${votes.of} patterns agree.`;
  if (id === 'shift' && stored !== null && alternative !== null)
    return `${percentText(stored)} of the amplitude is in the central half, ${percentText(alternative)} with exchanged quadrants.`;
  if (id === 'quantity') return 'The values are whole numbers.';
  if (id === 'unit' && stored !== null) return `The whole scan spans ${number(stored)} pixels.`;
  return 'By the numbers alone.';
}
