/** What a command line passes to the run: the value of every part of a request that it knows, given or default. */

import type { CommandLine, Flag, Slot } from '../../targets/exports/commandLine';
import type { Value } from '../../values/value';
import type { Arguments } from './arguments';

export interface Passed {
  readonly flag: Flag;
  /** In the notation of the command line, as in the TensorFlow section. */
  readonly word: Value | undefined;
  /** In the notation of a request. */
  readonly value: Value | undefined;
  /** Set by a flag, not by a default. */
  readonly isGiven: boolean;
}

const keyOf = ({ kind, name }: Slot): string => `${kind} ${name}`;

/** By part of the request, in the order of the flags. */
export function passedBy(
  line: CommandLine,
  { given, order }: Pick<Arguments, 'given' | 'order'>,
): ReadonlyMap<string, Passed> {
  const special = line.passes?.(given, order) ?? new Map<string, Value>();
  const slots = new Map<string, Passed>();
  for (const flag of line.flags) {
    if (flag.deprecated || flag.asked === false) continue;
    const deprecated = line.flags.find(
      (other) =>
        other.deprecated && keyOf(other.sets) === keyOf(flag.sets) && given.has(other.flag),
    );
    const own = given.get(flag.flag) ?? (deprecated && given.get(deprecated.flag));
    const word = special.get(flag.flag) ?? own ?? flag.requires;
    slots.set(keyOf(flag.sets), {
      flag,
      word,
      value: word === undefined || !flag.fromWord ? word : flag.fromWord(word),
      isGiven: own !== undefined,
    });
  }
  return slots;
}
