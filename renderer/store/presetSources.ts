/** Presets as sides of the diff: what a preset alone makes of the draft's dataset. */
import { jsonText } from '../../shared/json/write';
import { applyPresets } from '../../shared/presets/apply';
import type { PresetEntry } from '../../shared/presets/library';
import type { PinnedSource } from './compareState';
import { bareDraft, defaultsKey, draftOf, pinSource, resolvedSource } from './diffSources';
import { entryOf, usePresetLibrary } from './presetLibrary';
import { useStore } from './store';

const PREFIX = 'preset ';

export const presetSourceId = (id: string): string => `${PREFIX}${id}`;

/** The id of the preset behind a side's id; undefined for another side. */
export const presetIn = (source: string): string | undefined =>
  source.startsWith(PREFIX) ? source.slice(PREFIX.length) : undefined;

/** Sides that were kept, without those of presets that are listed by themselves. */
export const shownPinned = (
  kept: readonly PinnedSource[],
  presets: readonly PresetEntry[],
): readonly PinnedSource[] =>
  kept.filter(({ id }) => !presets.some((entry) => presetSourceId(entry.id) === id));

/** What each was resolved for; another dataset, target or preset makes it another side. */
const keys = new Map<string, string>();

/** Puts a preset on one of the two sides. */
export async function comparePreset(place: 'baseline' | 'against', side: string): Promise<void> {
  useStore.setState(place === 'baseline' ? { baseline: side } : { against: side });
  await refreshPresetSources();
}

/** Resolves the presets that are compared, where they are out of date. */
export async function refreshPresetSources(): Promise<void> {
  const { baseline, against } = useStore.getState();
  for (const side of new Set([baseline, against])) {
    const entry = entryOf(usePresetLibrary.getState(), presetIn(side) ?? null);
    if (entry) await refresh(side, entry);
  }
}

async function refresh(side: string, { preset }: PresetEntry): Promise<void> {
  const draft = draftOf(useStore.getState());
  const key = `${defaultsKey(draft)} ${jsonText(preset)}`;
  if (keys.get(side) === key) return;
  keys.set(side, key);
  const alone = applyPresets(bareDraft(draft), [preset]).draft;
  const resolved = await resolvedSource(alone, `Preset ${preset.name}`);
  if (resolved && keys.get(side) === key) pinSource(side, resolved);
}
