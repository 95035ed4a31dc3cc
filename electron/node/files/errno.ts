/** Errors of the system. */
import { AppError, asAppError } from '../../../shared/errors/appError';

/** The code of an error (`ENOENT` …). */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

/** What was thrown as an error with a code; null for a bug in Pinnboard. */
export function knownError(thrown: unknown): AppError | null {
  if (!isSystemError(thrown)) return asAppError(thrown);
  const { syscall = '', path = '' } = thrown;
  return new AppError(
    'system-error',
    { syscall, errno: errorCode(thrown), path },
    { cause: thrown },
  );
}

/** Whether the file system or the machine failed: no change of Pinnboard would prevent it. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;
