/** Which presets the request was filled in from. */
import { inSlot, originOf } from '../../shared/presets/origins';
import type { EditorDocument } from '../store/document';

export interface InUse {
  readonly preset: string;
  readonly settings: number;
  readonly changed: number;
}

/** How much of the draft came from each preset, and how much of that was changed since. */
export function presetsInUse({
  draft,
  origins,
}: Pick<EditorDocument, 'draft' | 'origins'>): InUse[] {
  const counts = new Map<string, { settings: number; changed: number }>();
  for (const [slot, { preset }] of Object.entries(origins)) {
    const told = originOf(origins, slot, inSlot(draft.target, draft, slot));
    const { settings, changed } = counts.get(preset) ?? { settings: 0, changed: 0 };
    counts.set(preset, { settings: settings + 1, changed: changed + Number(told?.changed) });
  }
  return [...counts].map(([preset, count]) => ({ preset, ...count }));
}
