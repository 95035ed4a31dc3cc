/** Names and values of the TensorFlow configuration, which YAML files use, as overrides of the factory. */
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
/** Fields with another name in the factory, which ignores nepochs and rejects pinn as a model_type. */
const NAMES: { readonly [field: string]: string } = { nepochs: 'max_epochs', model_type: 'mode' };

/** The override for a field of the TensorFlow sections. */
export function overrideFor(field: string, value: Value): Override {
  const words = WORDS[field];
  const translated = typeof value === 'string' && words && Object.hasOwn(words, value);
  return {
    name: NAMES[field] ?? field,
    value: translated ? (words[value] ?? value) : value,
  };
}

/** Every name of an override or execution option of a target. */
export const namesOf = (target: Target): string[] => [
  ...new Set([
    ...SECTION_NAMES.flatMap((section) => Object.keys(target.sections[section])),
    ...target.synonyms.flat(),
  ]),
];

/** ` Did you mean a or b?`, of all names of a target. */
export const hint = (target: Target, name: string): string =>
  didYouMean(nearestNames(name, namesOf(target)));

/** Whether the factory knows an override of this name. */
export const isOverride = (target: Target, name: string): boolean =>
  target.synonyms.some((group) => group.includes(name)) ||
  SECTION_NAMES.some(
    (section) => section !== 'execution_config' && Object.hasOwn(target.sections[section], name),
  );

export const isExecutionOption = (target: Target, name: string): boolean =>
  Object.hasOwn(target.sections.execution_config, name);
