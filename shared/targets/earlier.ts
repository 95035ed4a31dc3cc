/** The target of files that an earlier Pinnboard wrote without one: its only choice then. */
import { z } from 'zod';
import { ADR_003 } from './adr-003';

export const EARLIER_TARGET = ADR_003.name;

const objectSchema = z.record(z.string(), z.unknown());

/** Writes the target into an object of a file of version 1 that has none; anything else stays as it is. */
export function withEarlierTarget(data: unknown, target = EARLIER_TARGET): unknown {
  const object = objectSchema.safeParse(data).data;
  return object === undefined || Object.hasOwn(object, 'target') ? data : { ...object, target };
}
