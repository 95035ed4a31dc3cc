/** Preset operations in main: list, save, delete, import, export, team folder. */

import { jsonText } from '../../shared/json/write';
import type { Preset } from '../../shared/presets/preset';
import { bridge } from '../bridge/bridge';
import { ask } from '../store/ask';
import { entryOf, mineNamed, readPresets, usePresetLibrary } from '../store/presetLibrary';
import { useStore } from '../store/store';
import { usePresets } from './store';

const { getState: presets } = usePresets;
const { getState: library } = usePresetLibrary;

const report = (problem: string): void => usePresets.setState({ problem });

/** Reads the list again; a failure is shown in the sheet. */
export async function refreshPresets(): Promise<void> {
  const problem = await readPresets();
  if (problem !== null) usePresets.setState({ problem });
}

const done = (message: string, undo: (() => Promise<void>) | null = null): void =>
  usePresets.setState({ message, undo, problem: null });

/** Saves one of the user's presets, replacing `id`; returns its id, or undefined when that failed. */
export async function savePreset(preset: Preset, id: string | null): Promise<string | undefined> {
  const before = entryOf(library(), id)?.preset;
  const kept = await ask(bridge?.savePreset({ preset, id }), report);
  if (kept === undefined) return undefined;
  await refreshPresets();
  usePresets.setState({ selected: kept, mode: 'view' });
  done(`Saved ${preset.name}.`, async () => {
    if (before) await savePreset(before, kept);
    else await dropPreset(kept);
    done(before ? `Restored ${before.name}.` : `Removed ${preset.name}.`);
  });
  return kept;
}

async function dropPreset(id: string): Promise<void> {
  await ask(bridge?.removePreset(id), report);
  await refreshPresets();
}

/** Deletes one of the user's presets; can be undone while the sheet says so. */
export async function deletePreset(id: string): Promise<void> {
  const entry = entryOf(library(), id);
  if (!entry) return;
  await dropPreset(id);
  usePresets.setState({
    selected: null,
    mode: 'view',
    layers: presets().layers.filter((l) => l !== id),
  });
  done(`Deleted ${entry.preset.name}.`, async () => {
    await savePreset(entry.preset, id);
    done(`Restored ${entry.preset.name}.`);
  });
}

/** Saves a preset from a file under a free name, and shows it. */
export async function takePreset(preset: Preset): Promise<void> {
  await refreshPresets();
  useStore.setState({ overlay: 'presets' });
  const known = mineNamed(library(), preset.name);
  if (known && jsonText(known.preset) === jsonText(preset)) {
    usePresets.setState({ selected: known.id, mode: 'view', query: '' });
    done(`You already have ${preset.name}.`);
    return;
  }
  usePresets.setState({ query: '' });
  await savePreset({ ...preset, name: freeName(preset.name) }, null);
}

/** The name, with a number when it is taken. */
function freeName(name: string): string {
  let free = name;
  for (let i = 2; mineNamed(library(), free); i += 1) free = `${name.slice(0, 74)} (${i})`;
  return free;
}

export async function importPreset(): Promise<void> {
  const preset = await ask(bridge?.importPreset(), report);
  if (preset) await takePreset(preset);
}

export async function exportPreset(preset: Preset): Promise<void> {
  const result = await ask(bridge?.exportPreset(preset), report);
  if (result?.status === 'saved') done(`Exported to ${result.path}.`);
}

/** Chooses or removes the team folder. */
export async function changeTeam(what: 'choose' | 'forget'): Promise<void> {
  if (await ask(bridge?.teamPresets(what), report)) await refreshPresets();
}
