/** The steps with which an array that the user wires by hand begins. */
import type { Recipe } from '../../shared/prepare/recipe';
import type { SourceArray } from '../../shared/prepare/source';
import type { Step } from '../../shared/prepare/step';
import { stepsOf, type Target } from './edit';

/** Steps that say how an array is indexed: those of another array's say nothing about this one's. */
const INDEXING: readonly string[] = ['squeeze', 'reshape', 'transpose', 'take'];

/** The steps that are there, with those that depend on the array's shape made anew. */
export function stepsFor(
  recipe: Recipe,
  target: Target,
  { shape, dtype }: Pick<SourceArray, 'shape' | 'dtype'>,
): Step[] {
  const kept = stepsOf(recipe, target).filter(({ step }) => !INDEXING.includes(step));
  const full = shape.filter((length) => length !== 1);
  const squeeze: Step[] = full.length < shape.length ? [{ step: 'squeeze' }] : [];
  const isPosition = target === 'x' || target === 'y';
  const columns = isPosition && full.length === 2 ? columnAxis(full) : null;
  const take: Step[] =
    columns !== null
      ? [{ step: 'take', axis: columns, index: target === 'x' ? 0 : 1 }]
      : target === 'probe' && full.length > 2 && dtype.startsWith('complex')
        ? Array.from({ length: full.length - 2 }, () => ({ step: 'take', axis: 0, index: 0 }))
        : [];
  const grid: Step[] =
    target === 'patterns' && full.length === 4
      ? [{ step: 'reshape', shape: [-1, full[2] ?? 0, full[3] ?? 0] }]
      : [];
  const usual = kept.length > 0 ? kept : USUAL[target];
  return [...squeeze, ...take, ...grid, ...usual];
}

const USUAL: { readonly [target in Target]: readonly Step[] } = {
  patterns: [{ step: 'amplitude' }],
  probe: [],
  x: [{ step: 'place' }],
  y: [{ step: 'place' }],
  object: [],
};

/** The axis of a list of points that has its two or three coordinates. */
const columnAxis = (shape: readonly number[]): number =>
  (shape[1] ?? 0) <= 3 ? 1 : (shape[0] ?? 0) <= 3 ? 0 : 1;
