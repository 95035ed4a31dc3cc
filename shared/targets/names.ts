/** The names that overrides of a target may have. */
import { SECTION_NAMES, type SectionName } from '../catalogue/types';
import type { Workflow } from '../request/request';
import { once } from '../values/once';
import type { Target } from './target';

const fieldsOf = (target: Target, sections: readonly SectionName[]): string[] =>
  sections.flatMap((section) => Object.keys(target.sections[section]));

/** The fields of all sections, their aliases and synonyms. */
export const overrideNames = once(
  (target: Target): ReadonlySet<string> =>
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
  (target: Target): ReadonlySet<string> =>
    new Set([
      ...fieldsOf(
        target,
        SECTION_NAMES.filter((section) => section.startsWith('pt_')),
      ),
      'gridsize',
      ...Object.keys(target.aliases),
    ]),
);
