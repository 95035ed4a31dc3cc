/** The form's rows: one per setting, derived from the catalogue for a target and a workflow. */
import type { GroupName, Level, SectionName, SensibleRange } from '../catalogue/types';
import type { FieldType } from '../values/fieldType';

/**
 * Where the form sets a row. `override`: among the overrides. `execution`: among the execution options, though an
 * override of its name sets it too. `execution-only`: the override of its name is a separate row.
 */
export type RowKind = 'override' | 'execution' | 'execution-only';

export interface FormRow {
  /** The name under which the form sets it; unique in the form. */
  readonly name: string;
  /** Every override name that sets it, the form's own first, canonical name last (`gridsize`, `grid_size`). */
  readonly names: readonly string[];
  readonly kind: RowKind;
  readonly label: string;
  readonly help: string;
  readonly unit?: string;
  readonly range?: SensibleRange;
  readonly group: GroupName;
  readonly level: Level;
  readonly type: FieldType;
  /** Where the value is written in the payload; the row shows the effective value of the first. */
  readonly destinations: readonly { readonly section: SectionName; readonly name: string }[];
}

/** Whether an execution option sets the row. */
export const isExecutionOption = ({ kind }: FormRow): boolean => kind !== 'override';

/** Whether an override sets the row. */
export const isOverridable = ({ kind }: FormRow): boolean => kind !== 'execution-only';
