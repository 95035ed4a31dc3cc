/** The recipe that begins with the patterns alone. */
import type { Recipe } from '../../shared/prepare/recipe';
import type { SourceArray } from '../../shared/prepare/source';
import { withArray } from './edit';
import { stepsFor } from './guess';

export function recipeOf(file: number, array: SourceArray): Recipe {
  const ref = { file, path: array.path };
  const empty: Recipe = {
    format: 'pinnboard.recipe',
    version: 1,
    patterns: { array: ref, steps: [], quantity: 'intensity' },
    probe: { made: 'mean-pattern', steps: [] },
    x: null,
    y: null,
    object: 'ones',
    geometry: {},
    size: 'keep',
    split: null,
  };
  return withArray(empty, 'patterns', ref, stepsFor(empty, 'patterns', array));
}
