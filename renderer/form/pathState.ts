/** What is known of the file that a row names. */
import type { OutputReading } from '../../shared/dataset/outputFolder';
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

const FOLDER_STATES: { readonly [state in OutputReading['state']]: string } = {
  missing: 'new folder',
  empty: 'empty folder',
  'other-files': 'has other files',
  run: 'holds a run',
  'not-a-folder': 'not a folder',
  'not-writable': 'not writable',
};

/** The same of the folder that results are written to; null for none. */
export function folderState(folder: string, reading: OutputReading | null): string | null {
  if (folder === '') return null;
  if (!isWholePath(folder)) return 'where the run is started';
  return reading ? FOLDER_STATES[reading.state] : 'not checked';
}

/** Whether a path means the same wherever the run is started. */
export const isWholePath = (path: string): boolean => /^(?:[/\\]|[a-z]:[/\\])/i.test(path);
