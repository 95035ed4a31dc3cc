/** Presets on the command line: finding them by name or file, and `--preset`. */
import path from 'node:path';
import type { Command } from 'commander';
import { applyPresets, type PresetField } from '../../shared/presets/apply';
import { settingText } from '../../shared/presets/compare';
import { madeFor, misfits, misfitText } from '../../shared/presets/fit';
import { type PresetEntry, SOURCES } from '../../shared/presets/library';
import type { Preset, Setting } from '../../shared/presets/preset';
import type { Request, Workflow } from '../../shared/request/request';
import { findTarget } from '../../shared/targets';
import { Presets } from '../node/presets/library';
import { readPresetFile } from '../node/presets/readPreset';
import { Settings } from '../node/state/settings';
import { type Io, say } from './io';
import {
  collect,
  demandTarget,
  type RequestOptions,
  requestOf,
  unknownName,
} from './requestOptions';

/** The presets that the window lists; without a state folder only the examples. */
export async function openLibrary({ state }: Io): Promise<Presets> {
  if (state === undefined) return new Presets(null, null);
  const settings = new Settings(state);
  await settings.read();
  return new Presets(state, settings);
}

/** The preset of that name (`team:name` for one source), or in that file. Throws an `AppError`. */
export async function findPreset(word: string, io: Io): Promise<Preset> {
  if (/\.json$|[/\\]/.test(word)) return presetOfFile(word, io);
  const { presets } = await (await openLibrary(io)).list();
  const entry = named(presets, word);
  if (entry) return entry.preset;
  throw unknownName(
    'preset',
    word,
    presets.map(({ preset }) => preset.name),
  );
}

/** The user's own presets come before the team's, and those before the examples. */
export function named(presets: readonly PresetEntry[], word: string): PresetEntry | undefined {
  const source = SOURCES.find((name) => word.startsWith(`${name}:`));
  const name = source === undefined ? word : word.slice(source.length + 1);
  return presets.find(
    (entry) => entry.preset.name === name && (source === undefined || entry.source === source),
  );
}

async function presetOfFile(word: string, io: Io): Promise<Preset> {
  const reading = await readPresetFile(path.resolve(io.cwd, word), word);
  if (!reading.ok) throw reading.error;
  return reading.preset;
}

export interface PresetOption {
  readonly preset: readonly string[];
}

/** Adds `--preset` to a command that makes a request. */
export const withPresetOption = (command: Command): Command =>
  command.option(
    '--preset <name>',
    'preset by name or file, overridden by --set and --exec (repeatable; later presets win)',
    collect,
    [],
  );

/**
 * The request of the options, applied to their presets. The target defaults to that of the presets. Conflicts between
 * presets, and presets made for another target or workflow, are reported on stderr. Throws an `AppError`.
 */
export async function requestWithPresets(
  workflow: Workflow,
  options: RequestOptions & PresetOption,
  io: Io,
): Promise<Request> {
  if (options.preset.length === 0) return requestOf(workflow, options);
  const presets = await Promise.all(options.preset.map((word) => findPreset(word, io)));
  const wanted = madeFor(presets).target;
  const known = wanted !== undefined && findTarget(wanted) ? wanted : undefined;
  const target = demandTarget(options.target ?? known);
  const request = requestOf(workflow, { ...options, target });
  for (const misfit of misfits(request, presets)) say(io.stderr, `note: ${misfitText(misfit)}`);
  const { draft, fields } = applyPresets(request, presets);
  for (const line of conflictLines(fields, target)) say(io.stderr, `note: ${line}`);
  return draft;
}

/** Where a preset replaces the value of another. */
export const conflictLines = (fields: readonly PresetField[], target: string): string[] =>
  fields.flatMap(({ candidate, over }) =>
    over.map(
      ({ preset, settings }) =>
        `${texts(candidate.settings, target)} from "${candidate.preset}" replaces ${texts(settings, target)} from "${preset}"`,
    ),
  );

export const texts = (settings: readonly Setting[], target: string | undefined): string =>
  settings.map((setting) => `${setting.name} = ${settingText(setting, target)}`).join(', ');
