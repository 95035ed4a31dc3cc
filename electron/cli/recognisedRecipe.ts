/** The recipe that `pinnboard prepare` proposes for files that come without one. */
import { AppError } from '../../shared/errors/appError';
import { LAYOUTS, type Recognition, recogniseSources } from '../../shared/prepare/layouts';
import { stillMissing } from '../../shared/prepare/layouts/compose';
import type { Recipe } from '../../shared/prepare/recipe';
import type { Source } from '../../shared/prepare/source';
import { type Io, say, table } from './io';
import { type RecipeOptions, withOptions } from './prepareOptions';

/** What gives on the command line what no file has. */
const OPTIONS: { readonly [what: string]: string } = {
  energy: ' Give it: --energy 8.8keV',
  distance: ' Give it: --distance 1.5m',
  'detector-pixel': ' Give it: --detector-pixel 75um',
  'position-unit': ' Give it: --position-unit um',
};

/**
 * The recipe with the options, and how it was recognised on stderr. Throws an `AppError` when the files are nothing that is
 * known, not of that layout, or lack what nobody gave. @param names of the files, as they were given
 */
export async function recognisedRecipe(
  sources: readonly Source[],
  names: readonly string[],
  layout: string | undefined,
  options: RecipeOptions,
  io: Io,
): Promise<Recipe> {
  const found = await recogniseSources(sources);
  const chosen = layout === undefined ? found[0] : found.find((one) => one.layout === layout);
  if (!chosen) throw notRecognised(found, names, layout);
  const recipe = withOptions(chosen.recipe, options);
  const missing = stillMissing(chosen.missing, recipe);
  const needed = missing.filter((one) => one.needed);
  if (needed.length > 0)
    throw new AppError('prepare-incomplete', {
      layout: chosen.name,
      problems: needed.map(({ what, words }) => `${words}${OPTIONS[what] ?? ''}`),
    });
  say(io.stderr, `${names[0] ?? ''}: ${chosen.name} (${chosen.evidence.join('; ')})`);
  for (const { words } of missing) say(io.stderr, `note: ${words}`);
  return recipe;
}

function notRecognised(
  found: readonly Recognition[],
  names: readonly string[],
  layout: string | undefined,
): AppError {
  const file = names.join(', ');
  if (layout === undefined) return new AppError('files-not-recognised', { file });
  return new AppError('layout-other', {
    file,
    layout,
    found: found.map((one) => one.layout),
  });
}

/** What `--layout` takes. */
export const LAYOUT_CHOICES = [...LAYOUTS.map(({ id }) => id), 'list'];

/** `pinnboard prepare --layout list`. */
export function sayLayouts(io: Io): void {
  for (const line of table(LAYOUTS.map(({ id, name }) => [id, name]))) say(io.stdout, line);
}
