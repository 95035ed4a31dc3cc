/** What a sample of the prepared patterns says about the recipe, found in a separate thread. */
import { checkPrepared, type PreparedCheck } from '../../../../shared/prepare/check';
import { openPrepared } from '../../../../shared/prepare/prepared';
import type { Recipe } from '../../../../shared/prepare/recipe';
import type { Source } from '../../../../shared/prepare/source';

/** Rejects with an `AppError` where the recipe does not give a dataset. */
export async function checkRecipe(
  recipe: Recipe,
  sources: readonly Source[],
  signal: AbortSignal,
): Promise<readonly PreparedCheck[]> {
  const prepared = await openPrepared(recipe, sources, signal);
  return checkPrepared(recipe, prepared, { checkpoint: () => breathe(signal) }, { fit: true });
}

/** Lets a message arrive that ends the job. */
async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}
