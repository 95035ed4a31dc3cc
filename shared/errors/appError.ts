/** A failure that a user may see and do something about. Anything else that is thrown is a bug in Pinnboard. */
import { z } from 'zod';
import type { ErrorCode, ErrorData, ErrorParameters } from './codes';
import { ERROR_CODES, errorText } from './words';

export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: C,
    readonly parameters: ErrorParameters[C],
    options?: { readonly cause?: unknown },
  ) {
    super(code, options);
    this.message = errorText(errorData(this));
  }
}

/** The error as data, with the causes that are errors of this kind. */
export function errorData({ code, parameters, cause }: AppError): ErrorData {
  const data = cause instanceof AppError ? { cause: errorData(cause) } : {};
  return { code, parameters, ...data } as ErrorData;
}

/** The error behind data that came from another process or thread. */
export function appErrorOf({ code, parameters, cause }: ErrorData): AppError {
  return new AppError(code, parameters, cause && { cause: appErrorOf(cause) });
}

/** What was thrown as an error with a code; null for a bug in Pinnboard. */
export function asAppError(thrown: unknown): AppError | null {
  if (thrown instanceof AppError) return thrown;
  return isAbort(thrown) ? new AppError('cancelled', {}) : null;
}

/** Whether a job was ended by its `AbortSignal`. */
export const isCancelled = (thrown: unknown): boolean => asAppError(thrown)?.code === 'cancelled';

const isAbort = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.name === 'AbortError';

/** Data that another thread sent. */
export const errorDataSchema: z.ZodType<ErrorData> = z.custom<ErrorData>(isErrorData);

function isErrorData(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('code' in raw) || !('parameters' in raw))
    return false;
  const { code, parameters } = raw;
  if (!ERROR_CODES.some((known) => known === code)) return false;
  if (typeof parameters !== 'object' || parameters === null) return false;
  return !('cause' in raw) || raw.cause === undefined || isErrorData(raw.cause);
}
