/** What a reader may do with a damaged input: give something, or refuse it in words. */
import { AppError } from '../../shared/errors/appError';

/** What `work` gives; undefined when the file cannot be used, which must be said. */
export async function usable<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    worded(error.message);
    return undefined;
  }
}

export function worded(problem: string): void {
  if (problem.trim().length < 6)
    throw new Error(`Refused without words: ${JSON.stringify(problem)}`);
}
