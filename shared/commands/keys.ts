/** Keys of commands: matching a key press, and formatting for display and for Electron. */
import { COMMAND_IDS, type CommandId, commandOf } from './commands';

/** The part of a keyboard event that identifies the keys. */
export interface Press {
  readonly key: string;
  /** The key on the keyboard: `Digit1`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether a press is this combination; `Mod` is Cmd on a Mac, else Ctrl. With Alt a digit is the key that it is on, whatever it types. */
export function isPress(keys: string, press: Press, mac: boolean): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const shift = parts.includes('Shift');
  const mod = parts.includes('Mod');
  const modPressed = mac ? press.metaKey : press.ctrlKey;
  const otherPressed = mac ? press.ctrlKey : press.metaKey;
  const alt = parts.includes('Alt');
  const isKey = press.key.toLowerCase() === key.toLowerCase();
  if (!isKey && !(alt && press.code === `Digit${key}`)) return false;
  // A slash may need Shift on some keyboards.
  const shiftFits = key === '/' || press.shiftKey === shift;
  return modPressed === mod && !otherPressed && press.altKey === alt && shiftFits;
}

/** The command with these keys. */
export const commandOfPress = (press: Press, mac: boolean): CommandId | undefined =>
  COMMAND_IDS.find((id) => commandOf(id).keys?.some((keys) => isPress(keys, press, mac)));

const MAC_MARKS = { Alt: '⌥', Shift: '⇧', Mod: '⌘' };

/** `Ctrl+Shift+O`, on a Mac `⇧⌘O`. */
export function keysText(keys: string, mac: boolean): string {
  if (!mac) return keys.replace('Mod', 'Ctrl');
  const parts = keys.split('+');
  const marks = Object.entries(MAC_MARKS).map(([part, mark]) => (parts.includes(part) ? mark : ''));
  return `${marks.join('')}${parts.at(-1) ?? ''}`;
}

/** As `aria-keyshortcuts` writes it. */
export const ariaKeys = (keys: string, mac: boolean): string =>
  keys.replace('Mod', mac ? 'Meta' : 'Control');

/** As Electron's menus write it. */
export const accelerator = (keys: string): string => keys.replace('Mod', 'CmdOrCtrl');
