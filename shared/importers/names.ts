/** TensorFlow's names and words, which YAML files use, as the overrides of the factory. */
import { SECTION_NAMES } from '../catalogue/types';
import type { Target } from '../targets/target';
import { didYouMean, nearestNames } from '../values/nearest';
import type { Value } from '../values/value';

interface Override {
  readonly name: string;
  readonly value: Value;
}

const WORDS: { readonly [field: string]: { readonly [word: string]: string } } = {
  model_type: { pinn: 'Unsupervised', supervised: 'Supervised' },
  amp_activation: { swish: 'silu' },
};
/** Fields that the factory knows by another name; it drops nepochs, and refuses pinn as a model_type. */
const NAMES: { readonly [field: string]: string } = { nepochs: 'max_epochs', model_type: 'mode' };

/** The override that says what a field of the TensorFlow sections says. */
export function overrideFor(field: string, value: Value): Override {
  const words = WORDS[field];
  const translated = typeof value === 'string' && words && Object.hasOwn(words, value);
  return {
    name: NAMES[field] ?? field,
    value: translated ? (words[value] ?? value) : value,
  };
}

/** Every name that overrides and knobs of a target may have. */
export const namesOf = (target: Target): string[] => [
  ...new Set([
    ...SECTION_NAMES.flatMap((section) => Object.keys(target.sections[section])),
    ...target.synonyms.flat(),
  ]),
];

/** ` Did you mean a or b?`, of all names of a target. */
export const hint = (target: Target, name: string): string =>
  didYouMean(nearestNames(name, namesOf(target)));

/** Whether an override of this name counts for something. */
export const isOverride = (target: Target, name: string): boolean =>
  target.synonyms.some((group) => group.includes(name)) ||
  SECTION_NAMES.some(
    (section) => section !== 'execution_config' && Object.hasOwn(target.sections[section], name),
  );

export const isExecutionOption = (target: Target, name: string): boolean =>
  Object.hasOwn(target.sections.execution_config, name);
