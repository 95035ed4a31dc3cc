/** Checks of single values: execution options, and fields of the model. */
import type { SectionName } from '../../catalogue/types';
import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';
import type { Provenance } from '../../provenance/provenance';
import type { ValueCheck, ValueChecks } from '../../targets/traits/factory';
import type { FieldType } from '../../values/fieldType';
import { didYouMean, nearestNames } from '../../values/nearest';
import { asFloat, formatValue } from '../../values/python';
import { isWhole, type Value } from '../../values/value';
import type { CandidateTable } from '../merge/table';

/** Python compares only Booleans (as 0 and 1) with numbers. */
const compared = (value: Value): number | bigint =>
  typeof value === 'bigint'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? Number(value)
      : Number.NaN;

/** The requirement that `value` violates; null when it is valid. */
function problemOf(check: ValueCheck, value: Value, type: FieldType | undefined): string | null {
  const unless = (valid: boolean, text: string) => (valid ? null : text);
  switch (check) {
    case 'positive':
      return unless(compared(value) > 0, 'greater than 0');
    case 'positive-or-none':
      return unless(value === null || compared(value) > 0, 'greater than 0');
    case 'not-negative':
      return unless(compared(value) >= 0, '0 or more');
    // Python's `float` converts text, too.
    case 'finite':
      return unless(Number.isFinite(asFloat(value)), 'a finite number');
    case 'finite-and-positive': {
      const number = asFloat(value);
      return unless(Number.isFinite(number) && number > 0, 'a finite number greater than 0');
    }
    case 'devices':
      return unless(
        value === 'auto' || (isWhole(value) && value > 0),
        "a whole number greater than 0, or 'auto'",
      );
    case 'choices':
      return type?.nullable && value === null ? null : outside(value, choicesOf(type));
    default:
      return outside(value, check.oneOf);
  }
}

const choicesOf = (type: FieldType | undefined): readonly Value[] =>
  type?.kind === 'enum' ? type.choices : [];

const outside = (value: Value, choices: readonly Value[]): string | null =>
  choices.includes(value)
    ? null
    : `${choices.length === 1 ? '' : 'one of '}${choices.map((c) => formatValue(c)).join(', ')}`;

/** Findings of the rule `id` for values of a section that the factory rejects. */
export function refusedValues(
  id: 'execution-option-refused' | 'model-value-refused',
  { request, target }: CandidateTable,
  section: SectionName,
  checks: ValueChecks,
  provenance: Provenance,
): Finding[] {
  return Object.entries(checks).flatMap(([name, check]) => {
    const value = provenance[section]?.[name]?.value;
    if (value === undefined) return [];
    const { type, default: fallback = null } = target.sections[section][name] ?? {};
    const expected = problemOf(check, value, type);
    if (expected === null) return [];
    const overridden =
      Object.hasOwn(request.overrides, name) &&
      (section !== 'execution_config' || target.traits.factory.optionOverrides === 'set');
    const edit = overridden
      ? { op: 'clear-override' as const, name }
      : { op: 'clear-execution' as const, name };
    return [
      finding(id, [name], `${name} is ${formatValue(value, type)}; it must be ${expected}.`, [
        { label: `Reset to ${formatValue(fallback, type)}`, edits: [edit] },
      ]),
    ];
  });
}

/** Findings for unknown execution options. */
export function unknownOptions({ target, request }: CandidateTable): Finding[] {
  const options = target.sections.execution_config;
  return Object.entries(request.execution ?? {})
    .filter(([name]) => !Object.hasOwn(options, name))
    .map(([name, value]) => {
      const near = nearestNames(name, Object.keys(options));
      return finding(
        'unknown-execution-option',
        [name],
        `Unknown execution option ${name} (${formatValue(value)}).${didYouMean(near)} Remove it, or correct the name.`,
        [
          ...near.map((known) => ({
            label: `Rename to ${known}`,
            edits: [
              { op: 'clear-execution' as const, name },
              { op: 'set-execution' as const, name: known, value },
            ],
          })),
          { label: `Remove ${name}`, edits: [{ op: 'clear-execution' as const, name }] },
        ],
      );
    });
}
