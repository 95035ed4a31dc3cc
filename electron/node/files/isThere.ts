/** Whether a path leads to anything; a link counts as what it leads to. */
import { access } from 'node:fs/promises';

/** False as well where nothing can be seen. */
export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
