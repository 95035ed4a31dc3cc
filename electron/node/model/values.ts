/** What a pickle holds, as the values that a configuration has. */
import { NotRead, type Pickled } from '../../../shared/formats/pickle/pickled';
import type { Value, Values } from '../../../shared/values/value';

export const dictionaryOf = (
  value: Pickled | undefined,
): ReadonlyMap<string, Pickled> | undefined => (value instanceof Map ? value : undefined);

/** The plain values of a dictionary; `note` gets each field that is more than that. */
export function valuesOf(
  dictionary: ReadonlyMap<string, Pickled> | undefined,
  note: (field: string, problem: string) => void,
): Values {
  const found: [string, Value][] = [];
  for (const [name, pickled] of dictionary ?? []) {
    try {
      found.push([name, plainValue(pickled)]);
    } catch (error) {
      if (!(error instanceof NotPlain)) throw error;
      note(name, error.message);
    }
  }
  return Object.fromEntries(found);
}

class NotPlain extends Error {}

function plainValue(pickled: Pickled): Value {
  if (pickled instanceof NotRead) {
    const shape = pickled.shape ? ` of shape (${pickled.shape.join(', ')})` : '';
    throw new NotPlain(`${pickled.what}${shape}`);
  }
  if (typeof pickled === 'number' && !Number.isFinite(pickled)) throw new NotPlain(String(pickled));
  if (Array.isArray(pickled)) return pickled.map(plainValue);
  if (pickled instanceof Map)
    return Object.fromEntries([...pickled].map(([key, value]) => [key, plainValue(value)]));
  return pickled as Exclude<Pickled, NotRead | readonly Pickled[] | ReadonlyMap<string, Pickled>>;
}
