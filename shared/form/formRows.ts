/** Derives the form from the catalogue: one row per setting. */

import { describeField } from '../catalogue/descriptions';
import {
  type CatalogueField,
  GROUPS,
  type GroupName,
  LEVELS,
  type SectionName,
} from '../catalogue/types';
import { Bug } from '../errors/internal';
import type { Edit } from '../request/edits';
import type { Workflow } from '../request/request';
import { findTarget } from '../targets';
import { catalogueOf } from '../targets/catalogue';
import type { Target } from '../targets/target';
import type { Value, Values } from '../values/value';
import { type FormRow, isExecutionOption, isOverridable, type RowKind } from './rows';

const cache = new Map<string, readonly FormRow[]>();

/** Rows in the order of the form: by group, then level, then catalogue. Empty for an unknown target. */
export function formRows(targetName: string, workflow: Workflow): readonly FormRow[] {
  const key = `${targetName} ${workflow}`;
  const known = cache.get(key);
  if (known) return known;
  const target = findTarget(targetName);
  if (!target) return [];
  const rows = sorted(buildRows(target, workflow));
  cache.set(key, rows);
  return rows;
}

function buildRows(target: Target, workflow: Workflow): FormRow[] {
  const sections: readonly SectionName[] = ['tf_model_config', ...target.payloadSections[workflow]];
  const fields = catalogueOf(target.name).filter(
    ({ section, name }) => sections.includes(section) && !target.decided[workflow].includes(name),
  );
  const names = [...new Set(fields.map(({ name }) => firstName(target, name)))];
  return names.flatMap((name) => rowsOf(target, name, fields));
}

/** The form's own name for a setting. */
function firstName(target: Target, name: string): string {
  return target.synonyms.find((group) => group.includes(name))?.[0] ?? name;
}

function rowsOf(target: Target, name: string, fields: readonly CatalogueField[]): FormRow[] {
  const names = target.synonyms.find((group) => group[0] === name) ?? [name];
  const mine = fields.filter((field) => names.includes(field.name));
  const options = mine.filter(({ section }) => section === 'execution_config');
  const others = mine.filter(({ section }) => section !== 'execution_config');
  if (options.length === 0) return [row(name, names, 'override', others)];
  if (target.overridesSetOptions || others.length === 0)
    return [row(name, names, 'execution', [...options, ...others])];
  // Here an override and an execution option of one name have different destinations.
  return [
    row(name, names, 'override', others),
    row(`execution_config.${name}`, [name], 'execution-only', options),
  ];
}

function row(
  name: string,
  names: readonly string[],
  kind: RowKind,
  fields: readonly CatalogueField[],
): FormRow {
  const destinations = [...fields].sort((a, b) => rank(a, names) - rank(b, names));
  const main = destinations[0];
  if (!main) throw new Bug(`The row ${name} has no field`);
  const described = describeField(main.section, names[0] ?? name) ?? main;
  const { label, help, unit, range, group, level } = described;
  return {
    name,
    names,
    kind,
    label,
    help,
    ...(unit === undefined ? {} : { unit }),
    ...(range === undefined ? {} : { range }),
    group,
    level,
    type: typeOf(names[0] ?? name, main),
    destinations: destinations.map((field) => ({ section: field.section, name: field.name })),
  };
}

/** The PyTorch section comes first: it is the one that PtychoPINN's factory reads. */
function rank(field: CatalogueField, names: readonly string[]): number {
  const family = field.section.startsWith('pt_') ? 0 : field.section === 'execution_config' ? 1 : 2;
  return family * 10 + (names.length - names.indexOf(field.name));
}

/** A row set by `gridsize` takes one number, though the field behind it is a pair. */
function typeOf(name: string, main: CatalogueField): CatalogueField['type'] {
  return name === 'gridsize' ? { kind: 'int' } : main.type;
}

function sorted(rows: readonly FormRow[]): FormRow[] {
  const groups = Object.keys(GROUPS) as GroupName[];
  const place = ({ group, level }: FormRow) => groups.indexOf(group) * 10 + LEVELS.indexOf(level);
  return [...rows].sort((a, b) => place(a) - place(b));
}

/** What the user set for a row: the name that wins, and its value. */
export type RowSetting =
  | { readonly set: true; readonly name: string; readonly option: boolean; readonly value: Value }
  | { readonly set: false };

interface Settings {
  readonly overrides: Values;
  readonly execution: Values | null;
}

/** The winning setting of a row; a canonical name beats its aliases, an override beats the execution option. */
export function rowSetting(row: FormRow, draft: Settings): RowSetting {
  for (const name of isOverridable(row) ? [...row.names].reverse() : []) {
    const value = draft.overrides[name];
    if (value !== undefined) return { set: true, name, option: false, value };
  }
  const option = row.names[0] ?? row.name;
  const value = isExecutionOption(row) ? draft.execution?.[option] : undefined;
  return value === undefined ? { set: false } : { set: true, name: option, option: true, value };
}

/** The edits that set a row: under the name that is already set, else under the form's own. */
export function setRow(row: FormRow, draft: Settings, value: Value): Edit[] {
  const setting = rowSetting(row, draft);
  if (setting.set)
    return [{ op: setting.option ? 'set-execution' : 'set-override', name: setting.name, value }];
  const op = isExecutionOption(row) ? 'set-execution' : 'set-override';
  return [{ op, name: row.names[0] ?? row.name, value }];
}

/** The edits that reset a row, under every name that is set. */
export function clearRow(row: FormRow, draft: Settings): Edit[] {
  const overrides = row.names.filter(
    (name) => isOverridable(row) && Object.hasOwn(draft.overrides, name),
  );
  const options = isExecutionOption(row)
    ? row.names.filter((name) => Object.hasOwn(draft.execution ?? {}, name))
    : [];
  return [
    ...overrides.map((name) => ({ op: 'clear-override' as const, name })),
    ...options.map((name) => ({ op: 'clear-execution' as const, name })),
  ];
}
