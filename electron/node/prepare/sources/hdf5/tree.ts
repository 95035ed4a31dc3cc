/** The tree of an HDF5 file, link by link, in bounded time: a damaged or hostile one has loops and millions of names. */
import { AppError, errorData } from '../../../../../shared/errors/appError';
import {
  plainArray,
  type SourceArray,
  type SourceGroup,
  type SourceLink,
} from '../../../../../shared/prepare/source';
import type { JobContext } from '../../../jobs/jobContext';
import { attributesOf } from './attributes';
import { type Described, describe, type Tools } from './dataset';
import { hdf5Error } from './failure';
import type { Metadata } from './library';
import { joined, type Place } from './resolve';

const MOST_ENTRIES = 20_000;
const MOST_DEPTH = 32;
/** What MATLAB keeps of cells and objects. */
const MATLAB_OWN = ['/#refs#', '/#subsystem#'];

/** Where an array is that can be read. */
export interface Entry {
  readonly place: Place;
  readonly metadata: Metadata;
}

export interface Tree {
  readonly arrays: readonly SourceArray[];
  readonly groups: readonly SourceGroup[];
  readonly problems: readonly AppError[];
  readonly entries: ReadonlyMap<string, Entry>;
}

interface Visit {
  /** As it is listed. */
  readonly path: string;
  readonly place: Place;
  readonly link: SourceLink | null;
  /** The groups that it is in: their listed paths by where they are. */
  readonly above: ReadonlyMap<string, string>;
}

/** Everything in the file, depth first. Throws an `AppError` where not even the root can be read. */
export async function readTree(tools: Tools, file: string, context: JobContext): Promise<Tree> {
  const arrays: SourceArray[] = [];
  const groups: SourceGroup[] = [];
  const entries = new Map<string, Entry>();
  const problems = new Map<string, AppError>();
  const limit = (error: AppError) => problems.set(error.code, error);

  const array = (path: string, described: Described, place: Place): void => {
    arrays.push(described.array);
    if (!described.array.problem) entries.set(path, { place, metadata: described.metadata });
  };

  const group = async ({ path, place, link, above }: Visit): Promise<void> => {
    const key = addressOf(tools, place);
    const outer = above.get(key);
    const loop: SourceLink | null =
      outer === undefined ? null : { kind: 'hard', target: outer, state: 'followed', files: [] };
    const { names, attributes } = await contentsOf(tools, place);
    groups.push({ path, attributes, link: link ?? loop });
    if (loop) return;
    if (above.size >= MOST_DEPTH) {
      if (names.length > 0) limit(new AppError('source-too-deep', { limit: MOST_DEPTH }));
      return;
    }
    const inside = new Map(above).set(key, path);
    // A name with a slash is part of no path.
    for (const name of names.filter((one) => one !== '' && one !== '.' && !one.includes('/'))) {
      context.signal.throwIfAborted();
      if (arrays.length + groups.length >= MOST_ENTRIES) {
        limit(new AppError('source-entries-many', { limit: MOST_ENTRIES }));
        return;
      }
      const listed = joined(path, name);
      if (!MATLAB_OWN.includes(listed)) await entry(listed, place, name, inside);
      context.progress(arrays.length + groups.length, MOST_ENTRIES);
    }
  };

  const entry = async (
    listed: string,
    inside: Place,
    name: string,
    above: ReadonlyMap<string, string>,
  ): Promise<void> => {
    const found = tools.resolver.entry(inside, name);
    const { link } = found;
    try {
      if (found.kind === 'none') throw found.error;
      if (found.kind === 'array')
        array(listed, await describe(tools, listed, found.place, link), found.place);
      if (found.kind === 'group') await group({ path: listed, place: found.place, link, above });
    } catch (error) {
      const broken = plainArray({ path: listed, shape: [], dtype: 'other', type: '' });
      const problem = errorData(error instanceof AppError ? error : hdf5Error(error));
      arrays.push({ ...broken, link, problem });
    }
  };

  await group({ path: '/', place: { file, path: '/' }, link: null, above: new Map() });
  return { arrays, groups, entries, problems: [...problems.values()] };
}

/** What is the same for a group by whichever path it is reached. */
function addressOf({ files }: Tools, { file, path }: Place): string {
  const reference = files.library.create_object_reference(files.id(file), path);
  return `${Buffer.from(reference).toString('hex')} ${file}`;
}

async function contentsOf({ files }: Tools, { file, path }: Place) {
  try {
    const id = files.id(file);
    const names = files.library.get_names(id, path, false);
    return { names, attributes: await attributesOf(files.library, id, path) };
  } catch (error) {
    throw hdf5Error(error);
  }
}
