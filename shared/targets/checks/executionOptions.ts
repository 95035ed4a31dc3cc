/** Checks of execution options, each of one value. */
import type { SectionFacts } from '../../catalogue/types';
import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';
import type { FieldType } from '../../values/fieldType';
import { didYouMean, nearestNames } from '../../values/nearest';
import { asFloat, formatValue } from '../../values/python';
import type { Value, Values } from '../../values/value';

/** The requirement that `value` violates; null when it is valid. */
export type ExecutionOptionCheck = (value: Value) => string | null;
export type ExecutionOptionChecks = { readonly [option: string]: ExecutionOptionCheck };

/** Python compares only Booleans (as 0 and 1) with numbers. */
const compared = (value: Value): number | bigint =>
  typeof value === 'bigint'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? Number(value)
      : Number.NaN;

export const positive: ExecutionOptionCheck = (value) =>
  compared(value) > 0 ? null : 'greater than 0';
export const notNegative: ExecutionOptionCheck = (value) =>
  compared(value) >= 0 ? null : '0 or more';
export const oneOfChoices =
  (choices: readonly Value[]): ExecutionOptionCheck =>
  (value) =>
    choices.includes(value)
      ? null
      : choices.length === 1
        ? formatValue(choices[0] ?? null)
        : `one of ${choices.map((c) => formatValue(c)).join(', ')}`;
/** The value after Python's `float`, which converts text too. */
export const finite: ExecutionOptionCheck = (value) =>
  Number.isFinite(asFloat(value)) ? null : 'a finite number';
export const finiteAndPositive: ExecutionOptionCheck = (value) =>
  Number.isFinite(asFloat(value)) && asFloat(value) > 0 ? null : 'a finite number greater than 0';
export const orNone =
  (check: ExecutionOptionCheck): ExecutionOptionCheck =>
  (value) =>
    value === null ? null : check(value);

/** The check of an enum type; undefined for other types. */
export function choicesCheck(type: FieldType): ExecutionOptionCheck | undefined {
  if (type.kind !== 'enum') return undefined;
  const check = oneOfChoices(type.choices);
  return type.nullable ? orNone(check) : check;
}

/** Findings for unknown execution options. */
export function unknownExecutionOptions(set: Values, options: SectionFacts): Finding[] {
  return Object.entries(set)
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
              { op: 'clear-knob' as const, name },
              { op: 'set-knob' as const, name: known, value },
            ],
          })),
          { label: `Remove ${name}`, edits: [{ op: 'clear-knob' as const, name }] },
        ],
      );
    });
}

/** Findings for effective values that the factory rejects. */
export function refusedExecutionOptions(
  values: Values,
  checks: ExecutionOptionChecks,
  defaults: SectionFacts,
  overridden: (option: string) => boolean,
): Finding[] {
  return Object.entries(checks).flatMap(([name, check]) => {
    const value = values[name];
    if (value === undefined) return [];
    const expected = check(value);
    if (expected === null) return [];
    const type = defaults[name]?.type;
    const edit = overridden(name)
      ? { op: 'clear-override' as const, name }
      : { op: 'clear-knob' as const, name };
    return [
      finding(
        'execution-option-refused',
        [name],
        `${name} is ${formatValue(value, type)}; it must be ${expected}.`,
        [
          {
            label: `Reset to ${formatValue(defaults[name]?.default ?? null, type)}`,
            edits: [edit],
          },
        ],
      ),
    ];
  });
}
