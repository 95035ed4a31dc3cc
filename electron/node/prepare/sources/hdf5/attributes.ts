/** Attributes of groups and arrays. */
import { AppError } from '../../../../../shared/errors/appError';
import {
  type Attributes,
  type SmallValue,
  smallValueOf,
} from '../../../../../shared/prepare/source';
import { decode } from '../../../npz/decode';
import { dtypeOf } from './dtype';
import type { Library } from './library';
import { type Item, readBytes, readTexts } from './raw';

const MOST_ATTRIBUTES = 100;
const MOST_BYTES = 64 * 1024;

/** The attributes of an object that have numbers or texts. Throws whatever the library throws. */
export async function attributesOf(
  library: Library,
  id: bigint,
  path: string,
): Promise<Attributes> {
  const entries: [string, SmallValue][] = [];
  for (const attribute of library.get_attribute_names(id, path).slice(0, MOST_ATTRIBUTES)) {
    try {
      const metadata = library.get_attribute_metadata(id, path, attribute);
      const value = await shownOf(library, { id, path, attribute, metadata });
      if (value !== null) entries.push([attribute, value]);
    } catch (error) {
      // One attribute that cannot be read must not cost the others.
      if (error instanceof AppError) throw error;
    }
  }
  return Object.fromEntries(entries);
}

async function shownOf(library: Library, item: Item): Promise<SmallValue | null> {
  const { shape, total_size: total, size } = item.metadata;
  if (!shape || total === 0 || size * total > MOST_BYTES) return null;
  const { dtype, descr } = dtypeOf(item.metadata);
  if (dtype === 'text') return smallValueOf(readTexts(library, item), shape);
  if (descr === null || descr.includes('c')) return null;
  const numbers = Array.from((await decode(readBytes(library, item, null), descr, [total])).data);
  return smallValueOf(dtype === 'bool' ? numbers.map(Boolean) : numbers, shape);
}
