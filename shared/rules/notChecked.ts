/** Findings for files and arrays that were not checked, so that no finding means that the check passed. */

import { isAutomatic } from '../dataset/arrayStats';
import type { FileContext } from '../dataset/fileContext';
import { fileStates, type NamedFile } from '../dataset/fileStates';
import type { Finding } from '../findings/finding';
import { requestFinding } from '../findings/requestRules';
import type { Request } from '../request/request';
import { formatValue } from '../values/python';

/** A finding for each file that was not opened and each array whose values were not read. */
export function notChecked(request: Request, fileContext: FileContext): Finding[] {
  const files = fileStates(request, fileContext);
  return [...files.flatMap(unopened), ...unreadValues(files[0], fileContext)];
}

function unopened({ field, path, state }: NamedFile): Finding[] {
  const name = formatValue(path);
  if (state === 'not-opened')
    return [
      about(
        [field],
        `${field} ${name} was not opened, so it is unknown whether it exists and fits. Choose the file to check it; Pinnboard's command line opens it automatically.`,
        'This path was not opened here.',
      ),
    ];
  if (state === 'seen')
    return [
      about(
        [field],
        `The trained network in ${name} was not opened, so it is unknown whether it fits this request.`,
        'The trained network was not opened.',
      ),
    ];
  return [];
}

function unreadValues(file: NamedFile | undefined, { dataset, values }: FileContext): Finding[] {
  if (!file || dataset.status !== 'ok' || values === undefined) return [];
  // For a large dataset the rule `values-not-read` reports it.
  if (values === null)
    return isAutomatic(dataset)
      ? [
          about(
            [file.field],
            'The array values were not read, so it is unknown whether they are finite, whether the patterns are amplitudes and whether the positions are in pixels. Select "Check values", or use --values auto.',
            'The array values were not read.',
          ),
        ]
      : [];
  return values.unread.map(({ name, problem }) =>
    about(
      [name, file.field],
      `The values of ${name} were not checked: ${problem}`,
      `The values of ${name} were not checked.`,
    ),
  );
}

const about = (fields: readonly string[], message: string, short: string): Finding => ({
  ...requestFinding('not-checked', fields, message),
  short,
  checked: false,
});
