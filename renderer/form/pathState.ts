/** What is known of the file that a row names. */
import type { Finding } from '../../shared/findings/finding';
import type { FormRow } from '../../shared/form/rows';
import { isPath } from './choosePath';

/** `opened here`, `not on this machine` or `not checked`; empty for a path that is never opened, null for a row that names none. */
export function pathState(row: FormRow, set: boolean, findings: readonly Finding[]): string | null {
  if (!isPath(row)) return null;
  if (row.name !== 'test_data_file' || !set) return '';
  if (findings.some(({ rule }) => rule === 'validation-missing')) return 'not on this machine';
  const open = findings.find(({ rule }) => rule === 'not-checked');
  if (!open) return 'opened here';
  return open.acknowledged === undefined ? 'not checked' : 'not on this machine';
}

/** The same of the folder that results are written to, which only the run looks at; null for none. */
export function folderState(folder: string, chosen: boolean): string | null {
  if (folder === '') return null;
  if (!/^(?:[/\\]|[a-z]:[/\\])/i.test(folder)) return 'where the run is started';
  return chosen ? 'chosen here' : 'not checked';
}
