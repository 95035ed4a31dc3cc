/** Changes of a recipe by what is mapped; each answers another recipe. */
import type { Geometry, MadeProbe, Recipe } from '../../shared/prepare/recipe';
import type { ArrayRef } from '../../shared/prepare/refs';
import type { Step, StepTarget } from '../../shared/prepare/step';
import { STEPS } from '../../shared/prepare/steps';

/** What PtychoPINN reads, in the order in which it is shown. */
export const TARGETS = ['patterns', 'probe', 'x', 'y', 'object'] as const satisfies StepTarget[];
export type Target = (typeof TARGETS)[number];

/** The arrays of the prepared file that a target becomes. */
export const ARRAYS: { readonly [target in Target]: readonly string[] } = {
  patterns: ['diffraction', 'diff3d'],
  probe: ['probeGuess'],
  x: ['xcoords'],
  y: ['ycoords'],
  object: ['objectGuess'],
};

/** `diffraction` */
export const targetName = (target: Target): string => ARRAYS[target][0] ?? target;

/** The array that a target is read from; null where it is made. */
export function arrayOf(recipe: Recipe, target: Target): ArrayRef | null {
  const mapped = mappedOf(recipe, target);
  return mapped && 'array' in mapped ? mapped.array : null;
}

/** What a target is made from; null for what is not mapped, and for an object of ones. */
function mappedOf(recipe: Recipe, target: Target) {
  const mapped = recipe[target];
  return mapped === 'ones' ? null : mapped;
}

/** The steps of a target, in order. */
export const stepsOf = (recipe: Recipe, target: Target): readonly Step[] =>
  mappedOf(recipe, target)?.steps ?? [];

export function withSteps(recipe: Recipe, target: Target, steps: readonly Step[]): Recipe {
  const mapped = mappedOf(recipe, target);
  return mapped ? { ...recipe, [target]: { ...mapped, steps } } : recipe;
}

/** The recipe with one step replaced; null removes it. */
export const withStep = (recipe: Recipe, target: Target, at: number, step: Step | null): Recipe =>
  withSteps(
    recipe,
    target,
    stepsOf(recipe, target).flatMap((one, i) => (i !== at ? [one] : step === null ? [] : [step])),
  );

/** The recipe with another step, before those that usually come after it. */
export function addStep(recipe: Recipe, target: Target, step: Step): Recipe {
  const steps = stepsOf(recipe, target);
  const rank = (of: Step) => STEPS.findIndex(({ id }) => id === of.step);
  const later = steps.findIndex((one) => rank(one) > rank(step));
  const at = later < 0 ? steps.length : later;
  return withSteps(recipe, target, [...steps.slice(0, at), step, ...steps.slice(at)]);
}

/** The recipe with a step moved by `by` places; itself where there is no such place. */
export function moveStep(recipe: Recipe, target: Target, at: number, by: number): Recipe {
  const steps = [...stepsOf(recipe, target)];
  const to = at + by;
  if (to < 0 || to >= steps.length) return recipe;
  const [step] = steps.splice(at, 1);
  if (step) steps.splice(to, 0, step);
  return withSteps(recipe, target, steps);
}

/** The recipe with a target read from another array. */
export function withArray(
  recipe: Recipe,
  target: Target,
  array: ArrayRef,
  steps: readonly Step[],
): Recipe {
  const mapped = { array, steps: [...steps] };
  if (target === 'patterns') return { ...recipe, patterns: { ...recipe.patterns, ...mapped } };
  return { ...recipe, [target]: mapped };
}

export const withMadeProbe = (recipe: Recipe, probe: MadeProbe): Recipe => ({ ...recipe, probe });

export const withGeometry = (recipe: Recipe, change: Partial<Geometry>): Recipe => ({
  ...recipe,
  geometry: { ...recipe.geometry, ...change },
});
