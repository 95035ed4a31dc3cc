/** Files to prepared arrays, as the command line goes: open, recognise, apply the recipe. */
import { openSource } from '../../../../electron/node/prepare/sources/openSource';
import { openPrepared, type Prepared } from '../../../../shared/prepare/prepared';
import type { Recipe } from '../../../../shared/prepare/recipe';
import type { Source } from '../../../../shared/prepare/source';

/** Opens files, calls `use`, closes them. */
export async function withSources<T>(
  paths: readonly string[],
  worker: string,
  use: (sources: readonly Source[]) => Promise<T>,
): Promise<T> {
  const sources: Source[] = [];
  try {
    for (const path of paths) sources.push(await openSource(path, { worker }));
    return await use(sources);
  } finally {
    for (const source of sources) await source.close();
  }
}

/** All patterns beside each other. */
export async function allPatterns({ frames, count }: Prepared): Promise<Float64Array> {
  const { rows, columns } = frames.stage;
  const out = new Float64Array(count * rows * columns);
  for (let at = 0; at < count; at++) out.set(await frames.read(at, at + 1), at * rows * columns);
  return out;
}

export const prepared = (recipe: Recipe, sources: readonly Source[]): Promise<Prepared> =>
  openPrepared(recipe, sources);
