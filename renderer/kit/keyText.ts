/** Keys of commands as this system writes them. */
import { type CommandId, commandOf } from '../../shared/commands/commands';
import { ariaKeys, keysText } from '../../shared/commands/keys';

export const IS_MAC = globalThis.navigator?.userAgent?.includes('Mac') ?? false;

/** A command's keys for people: its first, or the `nth`. Empty when it has none. */
export const keyOf = (id: CommandId, nth = 0): string => {
  const keys = commandOf(id).keys?.[nth];
  return keys === undefined ? '' : keysText(keys, IS_MAC);
};

/** All keys of a command, as `aria-keyshortcuts` takes them. */
export const ariaKeysOf = (id: CommandId): string =>
  (commandOf(id).keys ?? []).map((keys) => ariaKeys(keys, IS_MAC)).join(' ');
