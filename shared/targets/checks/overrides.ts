/** Checks of override names and types; the factory accepts all of these. */
import type { SectionName, TargetFacts } from '../../catalogue/types';
import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';
import type { Edit } from '../../request/edits';
import type { FieldType } from '../../values/fieldType';
import { didYouMean, nearestNames } from '../../values/nearest';
import { typeProblem } from '../../values/parse';
import { formatValue } from '../../values/python';
import { own, type Value, type Values } from '../../values/value';

/** Valid names of overrides: the fields of all sections and the aliases. */
export function overrideNames(
  sections: TargetFacts,
  synonyms: readonly (readonly string[])[],
): Set<string> {
  const names = Object.values(sections).flatMap((facts) => Object.keys(facts));
  return new Set([...names.filter((name) => name !== 'model'), ...synonyms.flat()]);
}

/** A warning for each unknown override. */
export function unknownOverrides(overrides: Values, known: ReadonlySet<string>): Finding[] {
  return Object.entries(overrides)
    .filter(([name]) => !known.has(name))
    .map(([name, value]) => {
      const near = nearestNames(name, known);
      const remove: Edit = { op: 'clear-override', name };
      return finding(
        'unknown-override',
        [name],
        `Unknown override ${name} (${formatValue(value)}).${didYouMean(near)} PtychoPINN silently ignores it.`,
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
            ...(near.length === 0 ? { safe: true as const } : {}),
          },
        ],
      );
    });
}

/** All types of a name in the sections `within`. */
export function typesOf(
  sections: TargetFacts,
  within: readonly SectionName[],
  name: string,
): readonly FieldType[] {
  return within.flatMap((section) => {
    const fact = own(sections[section], name);
    return fact ? [fact.type] : [];
  });
}

/** A warning for a value that fits none of the types of its name. */
export function wrongType(
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
