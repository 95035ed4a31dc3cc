/** A dataset as it is listed: shape, type, chunks, filters, and why it cannot be read. */
import { shapeText } from '../../../../../shared/dataset/probeSize';
import { AppError, errorData } from '../../../../../shared/errors/appError';
import {
  plainArray,
  type SourceArray,
  type SourceLink,
  worstState,
} from '../../../../../shared/prepare/source';
import { productOf } from '../box';
import { attributesOf } from './attributes';
import { dtypeOf, filterName, isKnownFilter } from './dtype';
import { hdf5Error } from './failure';
import type { Gate } from './gate';
import type { H5Files } from './h5Files';
import type { Metadata } from './library';
import { readBytes } from './raw';
import type { Place, Resolver } from './resolve';

/** A frame of the largest detectors has 73 MB. A smaller file may claim any chunk, and the library would make room for it. */
const MOST_CHUNK = 128 * 1024 * 1024;
/** Sources of a virtual dataset that are looked for, which may be one for each frame. */
const MOST_SOURCES = 4096;
const MOST_NESTED = 4;

export interface Tools {
  readonly files: H5Files;
  readonly gate: Gate;
  readonly resolver: Resolver;
}

export interface Described {
  readonly array: SourceArray;
  readonly metadata: Metadata;
}

/** What the library says of a dataset. Throws an `AppError` when it says nothing. */
export async function describe(
  tools: Tools,
  listedPath: string,
  place: Place,
  outer: SourceLink | null,
): Promise<Described> {
  const { library } = tools.files;
  try {
    const id = tools.files.id(place.file);
    const metadata = library.get_dataset_metadata(id, place.path);
    const attributes = await attributesOf(library, id, place.path);
    const { dtype, type } = dtypeOf(metadata);
    const shape = metadata.shape ?? [0];
    const filters = library.get_dataset_filters(id, place.path);
    const listed: SourceArray = {
      ...plainArray({ path: listedPath, shape, dtype, type }),
      attributes,
      reversedAxes: 'MATLAB_class' in attributes,
      chunks: metadata.chunks,
      filters: filters.map(filterName),
    };
    if (!possible(shape, metadata.size))
      return {
        metadata,
        array: withProblem({ ...listed, shape: [] }, impossible(listedPath, shape)),
      };
    const virtual = virtualLink(tools, place, metadata, 0);
    const link = virtual ?? outer;
    const problem = virtual
      ? virtualProblem(listedPath, virtual)
      : (chunkProblem(listedPath, metadata) ??
        filters
          .filter((one) => !isKnownFilter(one.id))
          .map(
            (one) => new AppError('source-filter', { array: listedPath, filter: filterName(one) }),
          )[0]);
    if (problem) return { metadata, array: withProblem({ ...listed, link }, problem) };
    const raw = rawLink(tools, place, metadata);
    if (raw) {
      const files = raw.files.map((file) => file.path);
      const array = withProblem(
        { ...listed, link: raw },
        new AppError('source-raw', { array: listedPath, files }),
      );
      return { metadata, array };
    }
    return { metadata, array: { ...listed, link } };
  } catch (error) {
    throw hdf5Error(error);
  }
}

const withProblem = (array: SourceArray, problem: AppError): SourceArray => ({
  ...array,
  problem: errorData(problem),
});

const possible = (shape: readonly number[], size: number): boolean =>
  shape.every((side) => Number.isSafeInteger(side) && side >= 0) &&
  Number.isSafeInteger(shape.reduce((all, side) => all * Math.max(side, 1), size || 1));

const impossible = (array: string, shape: readonly number[]): AppError =>
  new AppError('source-shape', { array, shape: shapeText(shape) });

function chunkProblem(array: string, { chunks, size }: Metadata): AppError | undefined {
  const bytes = chunks ? productOf(chunks) * size : 0;
  return bytes > MOST_CHUNK
    ? new AppError('source-chunk-large', { array, bytes, limit: MOST_CHUNK })
    : undefined;
}

/**
 * The files that a virtual dataset is put together from; null for any other. Where one is missing, or has no such
 * dataset, the library silently reads zeros.
 */
function virtualLink(
  { files, gate, resolver }: Tools,
  place: Place,
  { virtual_sources: sources }: Metadata,
  depth: number,
): SourceLink | null {
  if (!sources) return null;
  const known = new Map<string, SourceLink['files'][number]>();
  for (const { file_name: name, dset_name: inside } of sources.slice(0, MOST_SOURCES)) {
    const key = `${name}:${inside}`;
    if (known.has(key)) continue;
    const own = name === '.';
    const file = own
      ? { name, path: place.file, state: 'followed' as const }
      : resolver.linked(name.replace(/%(\d*)b/g, '0'), place.file);
    const found =
      file.state === 'followed' ? resolver.at(file.path, inside.replace(/%(\d*)b/g, '0'), 0) : null;
    const state = found && found.kind !== 'array' ? 'missing' : file.state;
    const nested =
      state === 'followed' && found?.kind === 'array' && depth < MOST_NESTED
        ? virtualLink(
            { files, gate, resolver },
            found.place,
            metadataAt(files, found.place),
            depth + 1,
          )
        : null;
    known.set(key, {
      name,
      path: file.path,
      state: worstState([state, nested?.state ?? 'followed']),
    });
  }
  const list = [...known.values()];
  const state = worstState(list.map((file) => file.state));
  const count = new Set(list.map(({ path }) => path)).size;
  return {
    kind: 'virtual',
    target: `${count} ${count === 1 ? 'file' : 'files'}`,
    state,
    files: list,
  };
}

const metadataAt = (files: H5Files, { file, path }: Place): Metadata =>
  files.library.get_dataset_metadata(files.id(file), path);

function virtualProblem(array: string, { files }: SourceLink): AppError | undefined {
  const named = (states: readonly string[]) =>
    [...new Set(files.filter(({ state }) => states.includes(state)).map(({ path }) => path))].slice(
      0,
      20,
    );
  const asks = named(['asks']);
  if (asks.length > 0) return new AppError('source-virtual-asks', { array, files: asks });
  const missing = named(['missing', 'refused']);
  return missing.length > 0
    ? new AppError('source-virtual-missing', { array, files: missing })
    : undefined;
}

/**
 * The files of values that are outside the HDF5 file. The library does not say that there are any: one number is read,
 * and the gate sees which file that would open.
 */
function rawLink({ files, gate }: Tools, place: Place, metadata: Metadata): SourceLink | null {
  const { shape, chunks, total_size: total } = metadata;
  if (chunks || !shape || total === 0 || metadata.vlen || dtypeOf(metadata).dtype === 'other')
    return null;
  gate.takeRefusals();
  const id = files.id(place.file);
  let failure: unknown;
  try {
    const first = shape.map(() => ({ start: 0, count: 1 }));
    readBytes(files.library, { id, path: place.path, metadata }, shape.length === 0 ? null : first);
  } catch (error) {
    failure = error;
  }
  const refused = gate.takeRefusals();
  if (refused.length === 0) {
    if (failure) throw failure;
    return null;
  }
  const named = refused.map((path) => ({ name: path, path, state: 'refused' as const }));
  return { kind: 'raw', target: refused.join(', '), state: 'refused', files: named };
}
