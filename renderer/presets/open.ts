/** Opening the presets. */

import { entryOf, usePresetLibrary } from '../store/presetLibrary';
import { useStore } from '../store/store';
import { type Mode, REQUEST, usePresets } from './store';

/** Opens the sheet as it was left. */
export function openPresets(): void {
  useStore.setState({ overlay: 'presets' });
}

/** Opens the sheet to save the current settings. */
export function openSavePreset(): void {
  openPresets();
  goTo('save');
}

/** Goes to another view of the selected preset. */
export function goTo(mode: Mode): void {
  const { selected } = usePresets.getState();
  const preset = entryOf(usePresetLibrary.getState(), selected)?.preset;
  usePresets.setState({
    mode,
    problem: null,
    ...(mode === 'apply' && selected !== null
      ? { layers: [selected], switching: false, replace: false }
      : {}),
    ...(mode === 'compare' && selected !== null ? { compared: { a: selected, b: REQUEST } } : {}),
    ...(mode === 'edit' && preset
      ? {
          edited: {
            name: preset.name,
            description: preset.description,
            author: preset.author ?? '',
            source: preset.source ?? '',
          },
        }
      : {}),
  });
}
