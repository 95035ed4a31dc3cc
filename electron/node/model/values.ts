/** What a pickle holds, as the values that a configuration has. */
import { AppError } from '../../../shared/errors/appError';
import { NotRead, type Pickled } from '../../../shared/formats/pickle/pickled';
import type { Value, Values } from '../../../shared/values/value';

export const dictionaryOf = (
  value: Pickled | undefined,
): ReadonlyMap<string, Pickled> | undefined => (value instanceof Map ? value : undefined);

/** The plain values of a dictionary; `note` gets each field that is more than that. */
export function valuesOf(
  dictionary: ReadonlyMap<string, Pickled> | undefined,
  note: (field: string, error: AppError) => void,
): Values {
  const found: [string, Value][] = [];
  for (const [name, pickled] of dictionary ?? []) {
    try {
      found.push([name, plainValue(pickled)]);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      note(name, error);
    }
  }
  return Object.fromEntries(found);
}

function plainValue(pickled: Pickled): Value {
  if (pickled instanceof NotRead)
    throw new AppError('pickle-not-plain', { what: pickled.what, shape: pickled.shape ?? null });
  if (typeof pickled === 'number' && !Number.isFinite(pickled))
    throw new AppError('pickle-not-plain', { what: String(pickled), shape: null });
  if (Array.isArray(pickled)) return pickled.map(plainValue);
  if (pickled instanceof Map)
    return Object.fromEntries([...pickled].map(([key, value]) => [key, plainValue(value)]));
  return pickled as Exclude<Pickled, NotRead | readonly Pickled[] | ReadonlyMap<string, Pickled>>;
}
