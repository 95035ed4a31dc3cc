/** What points need to know of the file system, read once for all points that name the same files. */
import type { FileContext } from '../../../../shared/dataset/fileContext';
import { datasetPath, validationPath } from '../../../../shared/request/request';
import { type Look, readFileContext } from '../../session/fileContext';
import { ReadingCache } from '../../session/readingCache';
import type { ContextOf } from '../resolvePoints';

/** File contexts that are kept; a sweep over more datasets than this reads headers again, not values. */
const KEPT = 256;

/**
 * File contexts of requests whose relative paths are read from `base`. Each dataset is read once, its values too, so that all
 * points see the same files even if these change meanwhile.
 */
export function fileContextsOf(base: string, look: Look = {}): ContextOf {
  const cache = new ReadingCache(KEPT);
  const kept = new Map<string, Promise<FileContext>>();
  return (request) => {
    const model = request.workflow === 'inference' ? request.model_path : null;
    const key = JSON.stringify([datasetPath(request), validationPath(request), model]);
    const known = kept.get(key);
    if (known) return known;
    const fileContext = readFileContext(request, base, cache, look);
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, fileContext);
    return fileContext;
  };
}
