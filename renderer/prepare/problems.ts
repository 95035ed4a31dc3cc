/** Why a part of what a recipe makes cannot be made: one sentence for its card and for the foot of the sheet. */
import { errorText } from '../../shared/errors/words';
import type { Previewed, RecipePreview } from '../../shared/ipc/prepare';
import type { Target } from './edit';

/** null for what is ready. */
export function problemOf(preview: RecipePreview, target: Target): string | null {
  const part = partOf(preview, target);
  return part.ok ? null : errorText(part.error);
}

/** The part of the preview that a target is shown by. */
function partOf(preview: RecipePreview, target: Target): Previewed<unknown> {
  if (target === 'patterns') return preview.patterns;
  if (target === 'probe') return preview.probe;
  return preview.positions;
}
