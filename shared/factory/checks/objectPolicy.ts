/** What the factory refuses about the object policy (ptycho/object_compatibility.py:223-318). */
import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';
import type { Edit } from '../../request/edits';
import type { ObjectPolicy } from '../../targets/traits/factory';
import { formatValue } from '../../values/python';
import { own, sameValue, type Value, type Values } from '../../values/value';
import type { CandidateTable } from '../merge/table';

const set = (values: Values): Edit[] =>
  Object.entries(values).map(([name, value]) => ({ op: 'set-override', name, value }));
const clear = (names: readonly string[]): Edit[] =>
  names.map((name) => ({ op: 'clear-override', name }));

/** All findings about the pair, its alias, the weighting and the strict Booleans. */
export function checkObjectPolicy(table: CandidateTable): Finding[] {
  const policy = table.target.traits.factory.objectPolicy;
  if (!policy) return [];
  const value = (name: string): Value => (table.reads(name) ? (table.value(name) ?? null) : null);
  return [
    ...policy.strict_bools.flatMap((name) => strictBool(table, name, name === policy.alias)),
    ...[...policy.pair, policy.weighting.field].flatMap((name) =>
      unknownChoice(table, name, value(name)),
    ),
    ...checkPair(policy, table.request.overrides, value),
  ];
}

function strictBool(table: CandidateTable, name: string, nullable: boolean): Finding[] {
  const value = table.reads(name) ? table.value(name) : undefined;
  if (value === undefined || typeof value === 'boolean' || (nullable && value === null)) return [];
  return [
    finding(
      'strict-boolean',
      [name],
      `${name} is ${formatValue(value)}; it must be True or False. PtychoPINN accepts no other value, not even 0 or 1.`,
      (value === 0 || value === 1 ? [value === 1] : [true, false]).map((meant) => ({
        label: `Use ${formatValue(meant)}`,
        edits: set({ [name]: meant }),
      })),
    ),
  ];
}

function unknownChoice({ target }: CandidateTable, name: string, value: Value): Finding[] {
  const type = target.sections.pt_model_config[name]?.type;
  const choices = type?.kind === 'enum' ? type.choices : [];
  if (value === null || (typeof value === 'string' && choices.includes(value))) return [];
  return [
    finding(
      'object-policy-choice',
      [name],
      `${name} is ${formatValue(value)}; it must be one of ${choices.map((c) => formatValue(c)).join(', ')}, or None.`,
      choices.map((choice) => ({ label: `Use ${choice}`, edits: set({ [name]: choice }) })),
    ),
  ];
}

function checkPair(
  { pair, rows, alias }: ObjectPolicy,
  overrides: Values,
  value: (name: string) => Value,
): Finding[] {
  const given = pair.filter((name) => value(name) !== null);
  if (given.length === 0) return [];
  const written = pair.map((name) => `${name} ${formatValue(value(name))}`).join(', ');
  const legal = rows.map((row) => pair.map((name) => row[name]).join(' with '));
  const row = rows.find((one) => pair.every((name) => sameValue(one[name] ?? null, value(name))));
  const fixes = rows.map((one) => ({
    label: `Use ${pair.map((name) => one[name]).join(' with ')}`,
    edits: set(Object.fromEntries(pair.map((name) => [name, one[name] ?? null]))),
  }));
  const drop = { label: `Clear ${pair.join(' and ')}`, edits: clear(pair) };
  if (given.length < pair.length || !row)
    return [
      finding(
        'object-policy-pair',
        pair,
        `${pair.join(' and ')} must be set together (${written}). Supported: ${legal.join('; ')}.`,
        [...fixes, drop],
      ),
    ];
  const other = value(alias);
  if (typeof other !== 'boolean' || other === own(row, alias)) return [];
  const fromCommandLine = !Object.hasOwn(overrides, alias);
  return [
    finding(
      'object-policy-alias',
      [alias, ...pair],
      `${alias} is ${formatValue(other)}${fromCommandLine ? ' on the command line, which sets it to gridsize > 1' : ''}. This contradicts ${written}: ${alias} is the older name for the pair.`,
      [
        ...(fromCommandLine ? [] : [{ label: `Clear ${alias}`, edits: clear([alias]) }]),
        ...fixes.filter((_, place) => own(rows[place] ?? {}, alias) === other),
        drop,
      ],
    ),
  ];
}
