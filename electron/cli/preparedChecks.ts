/** What a dataset shows before it is written, and the changes that are asked for by name. */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors/appError';
import { checkPrepared, type PreparedCheck } from '../../shared/prepare/check';
import { openPrepared } from '../../shared/prepare/prepared';
import type { Recipe } from '../../shared/prepare/recipe';
import type { Source } from '../../shared/prepare/source';
import { type Io, say } from './io';

/** The fit for the axes takes sixteen times as long at twice the side. */
const LARGEST_FIT = 128;

async function checksOf(
  recipe: Recipe,
  sources: readonly Source[],
  signal: AbortSignal,
): Promise<readonly PreparedCheck[]> {
  const prepared = await openPrepared(recipe, sources, signal);
  const checkpoint = async () => {
    signal.throwIfAborted();
    await setImmediate();
  };
  return checkPrepared(recipe, prepared, { checkpoint }, { fit: prepared.size <= LARGEST_FIT });
}

/**
 * Looks at a sample of the patterns; what they contradict goes to stderr, with the option that changes it. Returns the
 * recipe with the changes `fixes`. Throws an `AppError` for one that is not proposed.
 */
export async function checkedRecipe(
  recipe: Recipe,
  sources: readonly Source[],
  fixes: readonly string[],
  signal: AbortSignal,
  io: Io,
): Promise<Recipe> {
  const checks = await checksOf(recipe, sources, signal);
  const [id, ...others] = fixes;
  if (id !== undefined) {
    const found = checks.find((check) => check.id === id && check.fix);
    if (found?.fix) return checkedRecipe(found.fix.recipe, sources, others, signal, io);
    throw new AppError('fix-not-proposed', {
      id,
      proposed: checks.flatMap((check) => (check.fix ? check.id : [])),
    });
  }
  for (const { outcome, text, certainty, fix, id: known } of checks) {
    if (outcome !== 'wrong-result' && !fix) continue;
    const how = fix ? ` ${fix.label}: --fix ${known}` : '';
    say(io.stderr, `${outcome === 'info' ? 'note' : 'warning'}: ${text} ${certainty ?? ''}${how}`);
  }
  return recipe;
}
