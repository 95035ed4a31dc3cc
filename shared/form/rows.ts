/** The form's rows: one per setting, derived from the catalogue for a target and a workflow. */
import type { GroupName, Level, SectionName, SensibleRange } from '../catalogue/types';
import type { FieldType } from '../values/fieldType';

export interface FormRow {
  /** The name under which the form sets it; unique in the form. */
  readonly name: string;
  /** Every override name that sets it, the form's own first, canonical name last (`gridsize`, `grid_size`). */
  readonly names: readonly string[];
  /** Set through `execution` rather than `overrides`. */
  readonly option: boolean;
  readonly label: string;
  readonly help: string;
  readonly unit?: string;
  readonly range?: SensibleRange;
  readonly group: GroupName;
  readonly level: Level;
  readonly type: FieldType;
  /** Where the value is written in the payload; the row shows the effective value of the first. */
  readonly lands: readonly { readonly section: SectionName; readonly name: string }[];
}
