/** Channels of presets: listing, saving, importing and exporting them, and the team folder. */
import path from 'node:path';
import { AppError } from '../../../../shared/errors/appError';
import { looksLikePreset, parsePreset, presetText } from '../../../../shared/presets/file';
import { PRESET_EXTENSION, type Preset } from '../../../../shared/presets/preset';
import { writeFileAtomic } from '../../../node/files/atomicWrite';
import { presetFileStem } from '../../../node/presets/folder';
import { readPresetFile, readPresetText } from '../../../node/presets/readPreset';
import type { AppState } from '../../../node/state/appState';
import { choose, chooseDestination } from '../dialogs';
import type { Handlers } from '../handle';

const FILTERS = [
  { name: 'Presets', extensions: ['json'] },
  { name: 'All files', extensions: ['*'] },
];

export function presetHandlers(state: AppState) {
  const { presets } = state;
  return {
    presets: () => presets.list(),
    savePreset: ({ preset, id }) => presets.save(preset, id),
    removePreset: async (id) => {
      await presets.remove(id);
      return null;
    },
    importPreset: async (_nothing, window) => {
      const chosen = await choose(window, state, { title: 'Import preset', filters: FILTERS });
      if (chosen === null) return null;
      const reading = await readPresetFile(chosen);
      if (!reading.ok) throw reading.error;
      return reading.preset;
    },
    exportPreset: async (preset, window) => {
      const name = `${presetFileStem(preset.name)}${PRESET_EXTENSION}`;
      const file = await chooseDestination(window, state, 'Export preset', name);
      if (file === null) return { status: 'cancelled' };
      const text = presetText(preset);
      await writeFileAtomic(file, text);
      return { status: 'saved', path: file, bytes: Buffer.byteLength(text) };
    },
    teamPresets: async (what, window) => {
      if (what === 'forget') {
        presets.chooseTeam(null);
        return true;
      }
      const folder = await choose(window, state, {
        title: 'Choose team folder of presets',
        properties: ['openDirectory', 'createDirectory'],
      });
      if (folder !== null) presets.chooseTeam(folder);
      return folder !== null;
    },
  } satisfies Partial<Handlers>;
}

/** The preset in a file; null when the file is something else. Throws an `AppError` for an invalid preset. */
export async function presetIn(file: string): Promise<Preset | null> {
  const reading = await readPresetText(file);
  if (!reading.ok || !(looksLikePreset(reading.text) || file.endsWith(PRESET_EXTENSION)))
    return null;
  const parsed = parsePreset(reading.text);
  if (!parsed.ok)
    throw new AppError('preset-invalid', { path: path.basename(file) }, { cause: parsed.error });
  return parsed.preset;
}
