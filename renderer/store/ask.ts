import { errorText } from '../../shared/errors/words';
import type { Outcome } from '../../shared/ipc/contract';
import { useStore } from './store';

/** The value of an outcome; a failure is reported, in the window by default, and gives undefined. */
export async function ask<T>(
  question: Promise<Outcome<T>> | undefined,
  report = (problem: string): void => useStore.setState({ problem }),
): Promise<T | undefined> {
  const outcome = await question;
  if (outcome?.ok) return outcome.value;
  if (outcome) report(errorText(outcome.error));
  return undefined;
}
