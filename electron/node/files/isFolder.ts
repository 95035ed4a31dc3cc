/** Whether a path leads to a folder; a link counts as what it leads to. */
import { stat } from 'node:fs/promises';

/** False as well where nothing can be seen. */
export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
