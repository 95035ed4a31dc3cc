/** What could not be checked is itself a finding, so that silence about a file means that it was looked at. */

import { isAutomatic } from '../dataset/arrayStats';
import type { FileContext } from '../dataset/fileContext';
import { fileStates, type NamedFile } from '../dataset/fileStates';
import type { Finding } from '../findings/finding';
import { requestFinding } from '../findings/requestRules';
import type { Request } from '../request/request';
import { formatValue } from '../values/python';

/** A finding for each file, and each array's values, that nothing was looked at of. */
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
        `${field} ${name} was not opened: whether it exists and fits is not checked. Choose the file to check it; the command line opens it where it runs.`,
      ),
    ];
  if (state === 'seen')
    return [
      about(
        [field],
        `The trained network in ${name} is not opened: whether it fits this request is not checked.`,
      ),
    ];
  return [];
}

function unreadValues(file: NamedFile | undefined, { dataset, values }: FileContext): Finding[] {
  if (!file || dataset.status !== 'ok' || values === undefined) return [];
  // Of a large dataset the rule `values-not-read` says so.
  if (values === null)
    return isAutomatic(dataset)
      ? [
          about(
            [file.field],
            'The values of the arrays were not read: whether they are finite, amplitudes and positions in pixels is not checked. Check values, or --values auto, reads them.',
          ),
        ]
      : [];
  return values.unread.map(({ name, problem }) =>
    about([name, file.field], `The values of ${name} are not checked: ${problem}`),
  );
}

const about = (fields: readonly string[], message: string): Finding => ({
  ...requestFinding('not-checked', fields, message),
  checked: false,
});
