/** Bytes and texts out of the library's memory. */

import { AppError } from '../../../../../shared/errors/appError';
import { productOf, type Span } from '../box';
import { UNREADABLE } from './failure';
import type { Library, Metadata } from './library';

const MOST_CHARACTERS = 4096;

/** A dataset, or an attribute of an object. */
export interface Item {
  readonly id: bigint;
  readonly path: string;
  readonly attribute?: string;
  readonly metadata: Metadata;
}

/** The bytes of a dataset, a box of it, or an attribute. Throws whatever the library throws. */
export function readBytes(library: Library, item: Item, box: readonly Span[] | null): Buffer {
  return reading(library, item, box, (at, length) =>
    Buffer.from(library.HEAPU8.slice(at, at + length).buffer),
  );
}

/** The texts of an array or attribute of strings, long ones cut. */
export function readTexts(library: Library, item: Item): string[] {
  const { size, vlen, strpad } = item.metadata;
  return reading(library, item, null, (at, length) => {
    const texts: string[] = [];
    for (let from = at; from < at + length; from += size) {
      const start = vlen ? new DataView(library.HEAPU8.buffer).getUint32(from, true) : from;
      const text = textAt(library.HEAPU8, start, vlen ? MOST_CHARACTERS * 4 : size);
      texts.push(strpad === SPACE_PADDED ? text.replace(/ +$/, '') : text);
    }
    return texts;
  });
}

const SPACE_PADDED = 2;

/** Text up to a NUL; a string that has none ends where it must. */
function textAt(heap: Uint8Array, start: number, most: number): string {
  if (start === 0) return '';
  const bytes = heap.subarray(start, start + most);
  const end = bytes.indexOf(0);
  const text = new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

function reading<T>(
  library: Library,
  { id, path, attribute, metadata }: Item,
  box: readonly Span[] | null,
  take: (at: number, length: number) => T,
): T {
  const counts = box?.map(({ count }) => BigInt(count));
  const length =
    metadata.size * (box ? productOf(box.map(({ count }) => count)) : metadata.total_size);
  const at = library._malloc(Math.max(length, 1));
  if (at === 0) throw new AppError('source-memory', {});
  try {
    // What a failed reading does not fill must not be what was there before.
    library.HEAPU8.fill(0, at, at + length);
    const status =
      attribute === undefined
        ? library.get_dataset_data(
            id,
            path,
            counts ?? null,
            box?.map(({ start }) => BigInt(start)) ?? null,
            box?.map(() => 1n) ?? null,
            BigInt(at),
          )
        : library.get_attribute_data(id, path, attribute, BigInt(at));
    if (status < 0) throw new AppError('source-damaged', { problem: UNREADABLE });
    try {
      return take(at, length);
    } finally {
      if (metadata.vlen) library.reclaim_vlen_memory(id, path, attribute ?? '', BigInt(at));
    }
  } finally {
    library._free(at);
  }
}
