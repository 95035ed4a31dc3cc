/** What a sweep can go over: every field of the form, and the paths of the request. */
import { type FieldType, GROUPS } from '../../catalogue/types';
import { formRows, rowSetting } from '../../form/formRows';
import type { FormRow } from '../../form/rows';
import type { Workflow } from '../../request/request';
import { findTarget } from '../../targets';
import type { Value, Values } from '../../values/value';
import type { Axis } from '../spec';

export type AxisPlace = Axis['place'];

export interface AxisField {
  /** The form's own name, or that of a path of the request. */
  readonly name: string;
  readonly place: AxisPlace;
  readonly label: string;
  readonly help: string;
  readonly unit?: string;
  readonly group: string;
  /** Every name by which it is found. */
  readonly names: readonly string[];
  /** undefined for a name that the target does not know. */
  readonly type: FieldType | undefined;
  /** The row of the form; null for a path of the request. */
  readonly row: FormRow | null;
}

const path = (name: string, label: string, help: string): AxisField => ({
  name,
  place: 'request',
  label,
  help,
  group: 'Request',
  names: [name],
  type: { kind: 'path' },
  row: null,
});

const DATASET = 'The scan that the run reads; every dataset is checked by itself.';
const OUTPUT = path('output_dir', 'Output folder', 'Where the run writes its results.');
const PATHS: { readonly [workflow in Workflow]: readonly AxisField[] } = {
  training: [path('train_data_file', 'Dataset', DATASET), OUTPUT],
  inference: [
    path('test_data_file', 'Dataset', DATASET),
    path('model_path', 'Model folder', 'The trained model; each must hold its wts.h5.zip.'),
    OUTPUT,
  ],
};

const cache = new Map<string, readonly AxisField[]>();

/** All of them, in the order of the form, the paths last. */
export function axisFields(target: string, workflow: Workflow): readonly AxisField[] {
  const key = `${target} ${workflow}`;
  const known = cache.get(key);
  if (known) return known;
  const fields = [...formRows(target, workflow).map(ofRow), ...PATHS[workflow]];
  if (findTarget(target)) cache.set(key, fields);
  return fields;
}

function ofRow(row: FormRow): AxisField {
  return {
    name: row.names[0] ?? row.name,
    place: row.knob ? 'execution' : 'override',
    label: row.label,
    help: row.help,
    ...(row.unit === undefined ? {} : { unit: row.unit }),
    group: GROUPS[row.group].label,
    names: [...new Set([row.name, ...row.names, ...row.lands.map(({ name }) => name)])],
    type: row.type,
    row,
  };
}

/** The field that an axis sets; one without a type where the target has no such name. */
export function fieldOfAxis(
  fields: readonly AxisField[],
  { name, place }: Pick<Axis, 'name' | 'place'>,
): AxisField {
  const field = fields.find((one) =>
    place === 'request' || one.row === null
      ? one.place === place && one.name === name
      : sets(one.row, name, place),
  );
  if (field) return field;
  const help = 'The target has no field of this name for this workflow.';
  return { ...path(name, name, help), place, group: '', type: undefined };
}

function sets(row: FormRow, name: string, place: AxisPlace): boolean {
  if (place === 'execution') return row.knob && row.names[0] === name;
  return !row.name.startsWith('execution_config.') && row.names.includes(name);
}

interface Settings {
  readonly overrides: Values;
  readonly execution: Values | null;
}

/** Under which name and where an axis is to set the field, so that nothing that is set already outranks it. */
export function axisOfField(
  { name, place, row }: AxisField,
  base: Settings,
): Pick<Axis, 'name' | 'place'> {
  const setting = row ? rowSetting(row, base) : undefined;
  if (!setting?.set) return { name, place };
  return { name: setting.name, place: setting.knob ? 'execution' : 'override' };
}

/** The setting of the base that an axis cannot change because it outranks it; null when there is none. */
export function outranking(
  field: AxisField,
  axis: Pick<Axis, 'name' | 'place'>,
  base: Settings,
): { readonly name: string; readonly value: Value } | null {
  if (!field.row) return null;
  const probe = (values: Values | null): Values => ({ ...values, [axis.name]: true });
  const withAxis =
    axis.place === 'execution'
      ? { overrides: base.overrides, execution: probe(base.execution) }
      : { overrides: probe(base.overrides), execution: base.execution };
  const wins = rowSetting(field.row, withAxis);
  const own = wins.set && wins.name === axis.name && wins.knob === (axis.place === 'execution');
  return wins.set && !own ? { name: wins.name, value: wins.value } : null;
}
