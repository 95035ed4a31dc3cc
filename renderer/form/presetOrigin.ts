/** Which preset a row of the form was filled in from. */
import { type FormRow, isExecutionOption, isOverridable } from '../../shared/form/rows';
import { inSlot, type Origin, originOf } from '../../shared/presets/origins';
import { slotOf } from '../../shared/presets/slots';
import type { EditorDocument } from '../store/document';

interface RowOrigin {
  readonly origin: Origin;
  readonly changed: boolean;
}

/** The preset that filled in a row; null when none did. */
export function rowOrigin({ draft, origins }: EditorDocument, row: FormRow): RowOrigin | null {
  const name = row.names[0] ?? row.name;
  const places = [
    ...(isOverridable(row) ? (['override'] as const) : []),
    ...(isExecutionOption(row) ? (['execution'] as const) : []),
  ];
  for (const place of places) {
    const slot = slotOf(draft.target, { place, name });
    if (!Object.hasOwn(origins, slot)) continue;
    return originOf(origins, slot, inSlot(draft.target, draft, slot));
  }
  return null;
}
