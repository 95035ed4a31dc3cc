/** Why reading failed: the disk or the share, Pinnboard itself, or the file. */
import { AppError } from '../../../shared/errors/appError';
import type { ErrorCode } from '../../../shared/errors/codes';
import { Bug } from '../../../shared/errors/internal';
import { isSystemError } from '../files/errno';
import { logError } from '../log';

/** An error without parameters that blames the bytes of the file. */
export type Damage = Extract<
  ErrorCode,
  | `npz-${'damaged' | 'truncated'}`
  | 'member-damaged'
  | `model-archive-${'damaged' | 'not-zip'}`
  | 'checkpoint-damaged'
>;

/** `damage` where the bytes of the file are at fault. */
export function readError(error: unknown, damage: Damage): AppError {
  if (error instanceof AppError) return error;
  if (isSystemError(error))
    return new AppError('read-failed', { errno: String(error.code) }, { cause: error });
  // A hostile file causes neither; a mistake of ours does.
  if (error instanceof Bug || error instanceof TypeError || error instanceof ReferenceError) {
    logError('reading a dataset', error);
    return new AppError('internal-error', {}, { cause: error });
  }
  return new AppError(damage, {}, { cause: error });
}
