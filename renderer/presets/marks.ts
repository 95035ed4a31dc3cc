/** Which presets were applied to the request. */
import { inSlot, originOf } from '../../shared/presets/origins';
import type { EditorDocument } from '../store/document';

export interface InUse {
  readonly preset: string;
  readonly settings: number;
  readonly changed: number;
}

/** How many settings of the draft came from each preset, and how many of these were changed since. */
export function presetsInUse({
  draft,
  origins,
}: Pick<EditorDocument, 'draft' | 'origins'>): InUse[] {
  const counts = new Map<string, { settings: number; changed: number }>();
  for (const [slot, { preset }] of Object.entries(origins)) {
    const found = originOf(origins, slot, inSlot(draft.target, draft, slot));
    const { settings, changed } = counts.get(preset) ?? { settings: 0, changed: 0 };
    counts.set(preset, { settings: settings + 1, changed: changed + Number(found?.changed) });
  }
  return [...counts].map(([preset, count]) => ({ preset, ...count }));
}
