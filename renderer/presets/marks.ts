/** Which rows of the form hold what a preset set. */
import type { FormRow } from '../../shared/form/rows';
import { inSlot, type Origin, originOf } from '../../shared/presets/origins';
import { slotOf } from '../../shared/presets/slots';
import type { EditorDocument } from '../store/document';

export interface Mark {
  readonly origin: Origin;
  readonly changed: boolean;
}

/** The preset that filled in a row; null when none did. */
export function markOf({ draft, origins }: EditorDocument, row: FormRow): Mark | null {
  const name = row.names[0] ?? row.name;
  const knobAlone = row.name.startsWith('execution_config.');
  const places = [
    ...(knobAlone ? [] : (['override'] as const)),
    ...(row.option ? (['execution'] as const) : []),
  ];
  for (const place of places) {
    const slot = slotOf(draft.target, { place, name });
    if (!Object.hasOwn(origins, slot)) continue;
    return originOf(origins, slot, inSlot(draft.target, draft, slot));
  }
  return null;
}

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
