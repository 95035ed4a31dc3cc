/** The presets that there are, as main lists them. */

import { create } from 'zustand';
import { errorText } from '../../shared/errors/words';
import type { PresetEntry, PresetLibrary } from '../../shared/presets/library';
import { bridge } from '../bridge/bridge';
import { share } from './share';

export const usePresetLibrary = create<PresetLibrary>()(() => ({
  presets: [],
  broken: [],
  team: null,
}));

/** Reads the list again; what did not change keeps its identity. Returns why it cannot be read, else null. */
export async function readPresets(): Promise<string | null> {
  const outcome = await bridge?.presets();
  if (outcome?.ok) usePresetLibrary.setState((library) => share(library, outcome.value));
  return outcome && !outcome.ok ? errorText(outcome.error) : null;
}

/** The entry of that id, if it is still there. */
export const entryOf = ({ presets }: PresetLibrary, id: string | null): PresetEntry | undefined =>
  presets.find((entry) => entry.id === id);

/** The user's own preset of that name. */
export const mineNamed = ({ presets }: PresetLibrary, name: string): PresetEntry | undefined =>
  presets.find(({ source, preset }) => source === 'mine' && preset.name === name.trim());
