import { AppError } from '../../errors/appError';

/**
 * What is wrong with a condition, and where: a clause such as `unterminated string; expected a closing quote`, and the
 * offset in its text. `expected` is what could be there; empty where nothing in particular.
 */
export const conditionError = (
  problem: string,
  at: number,
  expected = '',
): AppError<'condition-invalid'> => new AppError('condition-invalid', { problem, at, expected });

/** The error where a condition is invalid; null for any other. */
export const asConditionError = (error: unknown): AppError<'condition-invalid'> | null =>
  error instanceof AppError && error.code === 'condition-invalid' ? error : null;
