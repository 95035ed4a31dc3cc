import { AppError } from '../../errors/appError';

export type ConditionError = AppError<'condition-invalid'>;

/** What is wrong with a condition, and where: a clause such as `unterminated string; expected a closing quote`, and the offset in its text. */
export const conditionError = (problem: string, at: number): ConditionError =>
  new AppError('condition-invalid', { problem, at });

/** The error where a condition is invalid. Throws any other on. */
export function asConditionError(error: unknown): ConditionError {
  if (error instanceof AppError && error.code === 'condition-invalid') return error;
  throw error;
}
