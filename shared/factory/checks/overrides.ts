/** Checks of override names and types. */
import type { SectionFacts } from '../../catalogue/types';
import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';
import type { Edit } from '../../request/edits';
import { knownOverrides, overrideNames } from '../../targets/names';
import type { Target } from '../../targets/target';
import type { FieldType } from '../../values/fieldType';
import { didYouMean, nearestNames } from '../../values/nearest';
import { once } from '../../values/once';
import { typeProblem } from '../../values/parse';
import { formatValue } from '../../values/python';
import { own, type Value } from '../../values/value';
import { type CandidateTable, canonicalValue } from '../merge/table';

/** A finding for each override that the target does not have: the factory ignores it, or refuses it. */
export function unknownOverrides({ target, request }: CandidateTable): Finding[] {
  const { overrides, workflow } = request;
  const refused = target.traits.factory.unknownOverrides[workflow] === 'refused';
  const known = knownOverrides(target, workflow);
  return Object.entries(overrides)
    .filter(([name]) => !known.has(name))
    .map(([name, value]) => {
      const same = target.synonyms.find((group) => group.includes(name)) ?? [];
      const meant = same.filter((synonym) => known.has(synonym));
      const near = meant.length > 0 ? meant.slice(-1) : nearestNames(name, known);
      const remove: Edit = { op: 'clear-override', name };
      const what = overrideNames(target).has(name)
        ? `${name} is no training override of this revision (${formatValue(value)}).`
        : `Unknown override ${name} (${formatValue(value)}).`;
      return finding(
        refused ? 'override-refused' : 'unknown-override',
        [name],
        `${what}${didYouMean(near)} PtychoPINN ${refused ? 'refuses' : 'silently ignores'} it.`,
        [
          ...near
            .filter((candidate) => !Object.hasOwn(overrides, candidate))
            .map((candidate) => ({
              label: `Rename to ${candidate}`,
              edits: [remove, { op: 'set-override' as const, name: candidate, value }],
            })),
          {
            label: `Remove ${name}`,
            edits: [remove],
            // Without a similar name it is no misspelling, so removing it changes nothing.
            ...(near.length === 0 && !refused ? { safe: true as const } : {}),
          },
        ],
      );
    });
}

/** The types that a name has in the sections. */
const typesOf = once(({ sections }: Target): ReadonlyMap<string, readonly FieldType[]> => {
  const types = new Map<string, FieldType[]>();
  for (const facts of Object.values<SectionFacts>(sections))
    for (const [name, { type }] of Object.entries(facts))
      types.set(name, [...(types.get(name) ?? []), type]);
  return types;
});

/** Warnings for values that fit none of the types of their name; an alias accepts those of both names. */
export function wrongTypes({ target, request }: CandidateTable): Finding[] {
  const { factory, run } = target.traits;
  const known = typesOf(target);
  const types = (name: string) => known.get(name) ?? [];
  const overrides = Object.entries(request.overrides).flatMap(([name, value]) => {
    // The rule silent-choice reports an unknown name.
    if (typeof value === 'string' && Object.hasOwn(run.silentChoices, name)) return [];
    const canonical = name === 'gridsize' ? undefined : own(target.aliases, name);
    const all = [...types(name), ...(canonical === undefined ? [] : types(canonical))];
    const given = name === 'gridsize' ? value : canonicalValue(target, name, value);
    return wrongType(name, given, all, { op: 'clear-override', name });
  });
  const options = Object.entries(request.execution ?? {}).flatMap(([name, value]) => {
    const type = own(target.sections.execution_config, name)?.type;
    return type && !Object.hasOwn(factory.optionChecks, name)
      ? wrongType(name, value, [type], { op: 'clear-execution', name })
      : [];
  });
  return [...overrides, ...options];
}

function wrongType(
  name: string,
  value: Value,
  types: readonly FieldType[],
  clear: Edit,
): Finding[] {
  if (types.length === 0 || types.some((type) => typeProblem(value, type) === null)) return [];
  const problems = [...new Set(types.map((type) => typeProblem(value, type)))];
  return [
    finding(
      'value-type',
      [name],
      `${name} is ${formatValue(value)}: ${problems.join(', or ')}. The factory does not check the type, but the run fails when it reads the value.`,
      [{ label: `Clear ${name}`, edits: [clear] }],
    ),
  ];
}
