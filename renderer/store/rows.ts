/** The form's rows of the current draft. */
import { shownRow } from '../../shared/form/concepts';
import { formRows } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import type { Draft } from '../../shared/request/draft';
import { useResolved } from './store';

/** The rows of the current target and workflow. */
export const useRows = (): readonly FormRow[] =>
  useResolved(({ draft: { target, workflow } }) => formRows(target, workflow));

/** The row that the form shows for one of these names, the first name that has one deciding. */
export function rowNamed(draft: Draft, names: readonly string[]): FormRow | undefined {
  const rows = formRows(draft.target, draft.workflow);
  for (const name of names) {
    const row = rows.find((r) => r.name === name) ?? rows.find((r) => r.names.includes(name));
    if (row) return shownRow(draft, row);
  }
  return undefined;
}
