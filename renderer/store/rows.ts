/** The form's rows of the current draft. */
import { formRows } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import { useResolved } from './store';

/** The rows of the current target and workflow. */
export const useRows = (): readonly FormRow[] =>
  useResolved(({ draft: { target, workflow } }) => formRows(target, workflow));

/** The row that one of these names belongs to, the first name that has one deciding. */
export function rowNamed(rows: readonly FormRow[], names: readonly string[]): FormRow | undefined {
  for (const name of names) {
    const row = rows.find((r) => r.name === name) ?? rows.find((r) => r.names.includes(name));
    if (row) return row;
  }
  return undefined;
}
