/** What can be an axis: every field of the form, and keys of the request. */
import { formRows } from '../../form/formRows';
import { requestPaths } from '../../form/requestPaths';
import { type FormRow, isExecutionOption, isOverridable } from '../../form/rows';
import type { Workflow } from '../../request/request';
import { findTarget } from '../../targets';
import type { FieldType } from '../../values/fieldType';
import type { Axis } from '../sweep';

export type AxisPlace = Axis['place'];

export interface AxisField {
  /** The form's own name, or that of a part of the request. */
  readonly name: string;
  readonly place: AxisPlace;
  readonly label: string;
  readonly help: string;
  /** undefined for a name that the target does not know. */
  readonly type: FieldType | undefined;
  /** The row of the form; null for a part of the request. */
  readonly row: FormRow | null;
}

const ofRequest = (
  name: string,
  label: string,
  help: string,
  type: FieldType = { kind: 'path' },
): AxisField => ({
  name,
  place: 'request',
  label,
  help,
  type,
  row: null,
});

/** The parts of the request itself, in the order of the menu. */
function partsOf(target: string, workflow: Workflow): AxisField[] {
  const choices = Object.keys(findTarget(target)?.profiles ?? {});
  const profile = { kind: 'enum', choices, nullable: true } as const;
  return [
    ...requestPaths(workflow)
      .filter(({ kind }) => kind !== 'output')
      .map(({ name, description: { label, help } }) => ofRequest(name, label, help)),
    ...(choices.length > 0
      ? [
          ofRequest(
            'profile',
            'Profile',
            'Settings bundle; your own settings override it.',
            profile,
          ),
        ]
      : []),
    ofRequest('cli_defaults', 'CLI defaults', "Use the defaults of PtychoPINN's command line.", {
      kind: 'bool',
    }),
  ];
}

/** The type of files that a field takes; they can be read only when the user has chosen them. */
export const fileKind = (name: string): 'dataset' | 'model' | null =>
  name === 'model_path' ? 'model' : /^(train|test)_data_file$/.test(name) ? 'dataset' : null;

const cache = new Map<string, readonly AxisField[]>();

/** All of them, in the order of the form, the parts of the request last. */
export function axisFields(target: string, workflow: Workflow): readonly AxisField[] {
  const key = `${target} ${workflow}`;
  const known = cache.get(key);
  if (known) return known;
  const fields = [...formRows(target, workflow).map(ofRow), ...partsOf(target, workflow)];
  if (findTarget(target)) cache.set(key, fields);
  return fields;
}

function ofRow(row: FormRow): AxisField {
  return {
    name: row.names[0] ?? row.name,
    place: isExecutionOption(row) ? 'execution' : 'override',
    label: row.label,
    help: row.help,
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
  const help = 'The target has no such field for this workflow.';
  return { ...ofRequest(name, name, help), place, type: undefined };
}

function sets(row: FormRow, name: string, place: AxisPlace): boolean {
  if (place === 'execution') return isExecutionOption(row) && row.names[0] === name;
  return isOverridable(row) && row.names.includes(name);
}
