/** Space on the disk of a folder that need not exist yet. */
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { errorCode } from './errno';

/** Free bytes for the user on the disk of a folder, or of the nearest one above it. Throws `file-unreadable`. */
export async function freeBytes(folder: string): Promise<number> {
  for (let place = folder; ; place = path.dirname(place)) {
    try {
      const { bavail, bsize } = await statfs(place);
      return bavail * bsize;
    } catch (cause) {
      if (errorCode(cause) !== 'ENOENT' || place === path.dirname(place))
        throw new AppError('file-unreadable', { path: place, errno: errorCode(cause) }, { cause });
    }
  }
}
