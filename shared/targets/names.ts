/** The names that overrides of a target may have. */
import { SECTION_NAMES, type SectionName } from '../catalogue/types';
import type { Workflow } from '../request/request';
import type { Target } from './target';

/** A function of a target, computed once for each. */
function once<T>(compute: (target: Target) => T): (target: Target) => T {
  const known = new WeakMap<Target, T>();
  return (target) => {
    const value = known.get(target) ?? compute(target);
    known.set(target, value);
    return value;
  };
}

const fieldsOf = (target: Target, sections: readonly SectionName[]): string[] =>
  sections.flatMap((section) => Object.keys(target.sections[section]));

/** The fields of all sections, their aliases and synonyms. */
export const overrideNames = once(
  (target): ReadonlySet<string> =>
    new Set([
      ...fieldsOf(target, SECTION_NAMES).filter((name) => name !== 'model'),
      ...target.synonyms.flat(),
      ...Object.keys(target.aliases),
    ]),
);

/** The names of overrides that the factory of a workflow does not call unknown. */
export const knownOverrides = (target: Target, workflow: Workflow): ReadonlySet<string> =>
  target.traits.factory.unknownOverrides[workflow] === 'refused'
    ? trainingNames(target)
    : overrideNames(target);

/** The closed set of training overrides where unknown ones are refused: the fields of PyTorch's sections, gridsize and the aliases. */
const trainingNames = once(
  (target): ReadonlySet<string> =>
    new Set([
      ...fieldsOf(
        target,
        SECTION_NAMES.filter((section) => section.startsWith('pt_')),
      ),
      'gridsize',
      ...Object.keys(target.aliases),
    ]),
);
