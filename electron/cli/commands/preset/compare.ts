/** `pinnboard preset diff A B`: compares presets and requests, setting by setting. */

import path from 'node:path';
import type { Command } from 'commander';
import { compareSettings, type SettingRow } from '../../../../shared/presets/compare';
import { looksLikePreset } from '../../../../shared/presets/file';
import {
  type Setting,
  settingsOfPreset,
  settingsOfRequest,
} from '../../../../shared/presets/preset';
import { readPresetText } from '../../../node/presets/readPreset';
import { readRequestFile } from '../../../node/session/openPayload';
import { EXIT, exitHelp } from '../../exit';
import { type Io, say, sayJson, table } from '../../io';
import { findPreset } from '../../presets';
import { fileTargetOption } from '../../requestOptions';

const HELP = `
Compares settings, not the resulting payloads; for those use "pinnboard diff".
${exitHelp('settings differ')}`;

interface Options {
  readonly all?: boolean;
  readonly json?: boolean;
  readonly target?: string;
}

/** Adds the command. */
export function addCompare(preset: Command, io: Io, done: (code: number) => void): void {
  preset
    .command('diff <a> <b>')
    .summary('compare presets and requests')
    .description('Compares presets, payload files and request files setting by setting.')
    .option('--all', 'also show equal settings')
    .addOption(fileTargetOption())
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(async (a: string, b: string, options: Options) =>
      done(await compare(a, b, options, io)),
    );
}

interface Source {
  readonly settings: readonly Setting[];
  readonly target: string | undefined;
}

async function compare(
  a: string,
  b: string,
  { all, json, target }: Options,
  io: Io,
): Promise<number> {
  const [left, right] = [await sourceOf(a, target, io), await sourceOf(b, target, io)];
  const rows = compareSettings(left.settings, right.settings, left.target ?? right.target);
  const differing = rows.filter(({ kind }) => kind !== 'same');
  const shown = all ? rows : differing;
  if (json) sayJson(io.stdout, shown);
  else {
    for (const line of table(shown.map(cells))) say(io.stdout, line);
    say(
      io.stdout,
      `${differing.length} ${differing.length === 1 ? 'setting differs' : 'settings differ'}, ${rows.length - differing.length} equal.`,
    );
  }
  return differing.length === 0 ? EXIT.ok : EXIT.no;
}

/** A file that is not a preset is a payload or request file. */
async function sourceOf(word: string, given: string | undefined, io: Io): Promise<Source> {
  const full = path.resolve(io.cwd, word);
  const text = /\.json$|[/\\]/.test(word) ? await readPresetText(full) : null;
  if (!text?.ok || looksLikePreset(text.text)) {
    const preset = await findPreset(word, io);
    return { settings: settingsOfPreset(preset), target: preset.target };
  }
  const reading = await readRequestFile(full, given);
  if (!reading.ok) throw reading.error;
  return { settings: settingsOfRequest(reading.request), target: reading.request.target };
}

const MARKS = { changed: '~', same: ' ', 'only-a': '-', 'only-b': '+' } as const;

const cells = ({ place, name, kind, a, b, change }: SettingRow): string[] => [
  `${MARKS[kind]} ${place === name ? name : `${place} ${name}`}`,
  a ?? 'not set',
  '->',
  b ?? 'not set',
  change ?? '',
];
