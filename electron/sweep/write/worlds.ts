/** What points need to know of the file system, read once for all points that name the same files. */
import type { World } from '../../../shared/dataset/facts';
import { datasetPath, type Request, validationPath } from '../../../shared/request/request';
import { ReadingCache } from '../../session/readingCache';
import { type Look, readWorld } from '../../session/world';

export type WorldOf = (request: Request) => Promise<World>;

/** Worlds that are kept; a sweep over more datasets than this reads headers again, not values. */
const KEPT = 256;

/**
 * Worlds of requests whose relative paths are read from `base`. Each dataset is read once, its values too, so that all
 * points see the same files even if these change meanwhile.
 */
export function worldsOf(base: string, look: Look = {}): WorldOf {
  const cache = new ReadingCache(KEPT);
  const kept = new Map<string, Promise<World>>();
  return (request) => {
    const model = request.workflow === 'inference' ? request.model_path : null;
    const key = JSON.stringify([datasetPath(request), validationPath(request), model]);
    const known = kept.get(key);
    if (known) return known;
    const world = readWorld(request, base, cache, look);
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, world);
    return world;
  };
}

/** Text that is the same while the files of a request are, as far as its point depends on them. */
export function worldKey({ dataset, validation, model, values }: World): string {
  const reading = (of: World['dataset'] | undefined) =>
    of === undefined
      ? null
      : of.status === 'ok'
        ? [of.fingerprint, of.modified, of.size]
        : of.status;
  return JSON.stringify([
    reading(dataset),
    reading(validation),
    model?.status ?? null,
    Boolean(values),
  ]);
}
