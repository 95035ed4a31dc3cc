import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND_IDS, commandOf } from '../../../shared/commands/commands';
import {
  accelerator,
  ariaKeys,
  commandOfPress,
  keysText,
  type Press,
} from '../../../shared/commands/keys';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('keys of commands', () => {
  it('no key means two commands', () => {
    const keys = COMMAND_IDS.flatMap((id) => commandOf(id).keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    [press('z', { ctrlKey: true }), 'undo'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'redo'],
    [press('y', { ctrlKey: true }), 'redo'],
    [press('F8'), 'next-finding'],
    [press('F8', { shiftKey: true }), 'previous-finding'],
    [press('/'), 'search'],
    [press('/', { shiftKey: true }), 'search'],
    [press('k', { ctrlKey: true }), 'palette'],
  ] as const)('%o is %s', (given, command) => {
    expect(commandOfPress(given, false)).toBe(command);
  });

  it('is no command with Alt, with the other key of the system, or alone', () => {
    expect(commandOfPress(press('z', { ctrlKey: true, altKey: true }), false)).toBeUndefined();
    expect(commandOfPress(press('z', { metaKey: true }), false)).toBeUndefined();
    expect(commandOfPress(press('z'), false)).toBeUndefined();
  });

  it('takes Cmd on a Mac', () => {
    expect(commandOfPress(press('s', { metaKey: true }), true)).toBe('save');
    expect(commandOfPress(press('s', { ctrlKey: true }), true)).toBeUndefined();
  });

  it('writes them for people and for menus', () => {
    expect(keysText('Mod+Shift+O', false)).toBe('Ctrl+Shift+O');
    expect(keysText('Mod+Shift+O', true)).toBe('⇧⌘O');
    expect(keysText('Alt+←', true)).toBe('⌥←');
    expect(accelerator('Mod+Shift+O')).toBe('CmdOrCtrl+Shift+O');
    expect(ariaKeys('Mod+Shift+O', false)).toBe('Control+Shift+O');
    expect(ariaKeys('Mod+Shift+O', true)).toBe('Meta+Shift+O');
  });

  it('are written nowhere else: the window takes every name of a key from here', () => {
    const written = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) =>
        /Ctrl|Control\+|Cmd|⌘|Alt<|<kbd>(\/|F\d+)</.test(
          readFileSync(path.join('renderer', file), 'utf8'),
        ),
      );
    expect(written).toEqual([]);
  });
});
