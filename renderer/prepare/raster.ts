/** Positions of a regular scan, which no file has to hold. */
import type { Raster, Recipe } from '../../shared/prepare/recipe';
import type { SourceFile } from '../../shared/prepare/source';
import { arraysAt } from './cards';

/** The recipe with a regular scan of as many rows and columns as the patterns have, or that make their number. */
export function withRaster(recipe: Recipe, files: readonly (SourceFile | null)[]): Recipe {
  const [first] = arraysAt(files, recipe.patterns.array);
  const lead = (first?.shape.slice(0, -2) ?? []).filter((length) => length !== 1);
  const [rows, columns] = lead.length === 2 ? lead : sidesOf(lead.reduce((a, b) => a * b, 1));
  const raster = (axis: Raster['axis']): Raster => ({
    ...{ made: 'raster', axis, rows: rows ?? 1, columns: columns ?? 1 },
    step: { value: 1, unit: 'um' },
    steps: [{ step: 'unit', from: 'um' }, { step: 'place' }],
  });
  return { ...recipe, x: raster('fast'), y: raster('slow') };
}

/** The two factors of a number that are nearest to each other, the smaller first. */
function sidesOf(count: number): readonly [number, number] {
  for (let rows = Math.floor(Math.sqrt(count)); rows > 1; rows--)
    if (count % rows === 0) return [rows, count / rows];
  return [1, count];
}

/** The recipe with both axes of its raster changed; positions are in the unit of the step. */
export function changeRaster(
  recipe: Recipe,
  change: Partial<Pick<Raster, 'rows' | 'columns' | 'step'>>,
): Recipe {
  const changed = (one: Recipe['x']): Recipe['x'] => {
    if (one === null || 'array' in one) return one;
    const next = { ...one, ...change };
    const steps = next.steps.map((step) =>
      step.step === 'unit' ? { ...step, from: next.step.unit } : step,
    );
    return { ...next, steps };
  };
  return { ...recipe, x: changed(recipe.x), y: changed(recipe.y) };
}
