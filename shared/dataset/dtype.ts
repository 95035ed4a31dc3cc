/** numpy's dtype descriptors, as npy headers hold them. */
import type { Literal } from './pythonLiteral';

interface Dtype {
  /** numpy's name: `float32`, `complex64`, `str`, `bytes`, `object`, `void` (structured or raw) … */
  readonly name: string;
  /** Bytes of one element; null when the data is a pickle and has no fixed size. */
  readonly itemSize: number | null;
}

const DESCR = /^[<>|=](?:([biufcSUVO])(\d*)|([Mm])8(\[[\w/]+\])?)$/;
const NUMERIC: Readonly<Record<string, { name: string; sizes: readonly number[] }>> = {
  i: { name: 'int', sizes: [1, 2, 4, 8] },
  u: { name: 'uint', sizes: [1, 2, 4, 8] },
  f: { name: 'float', sizes: [2, 4, 8, 12, 16] },
  c: { name: 'complex', sizes: [8, 16, 24, 32] },
};
const FLEXIBLE: Readonly<Record<string, { name: string; unit: number }>> = {
  S: { name: 'bytes', unit: 1 },
  U: { name: 'str', unit: 4 },
  V: { name: 'void', unit: 1 },
};

/** The dtype a descriptor names, or null when numpy has no such dtype. */
export function readDtype(descr: Literal): Dtype | null {
  if (descr.kind === 'str') return simple(descr.value);
  return descr.kind === 'list' ? structured(descr.items) : null;
}

function simple(descr: string): Dtype | null {
  const match = DESCR.exec(descr);
  if (!match) return null;
  const [, kind = '', digits = '', time, unit = ''] = match;
  if (time) return { name: `${time === 'M' ? 'datetime64' : 'timedelta64'}${unit}`, itemSize: 8 };
  if (kind === 'O') return { name: 'object', itemSize: null };
  if (digits === '') return null;
  const size = Number(digits);
  if (kind === 'b') return size === 1 ? { name: 'bool', itemSize: 1 } : null;
  const numeric = NUMERIC[kind];
  if (numeric) {
    if (!numeric.sizes.includes(size)) return null;
    return { name: `${numeric.name}${size * 8}`, itemSize: size };
  }
  const flexible = FLEXIBLE[kind];
  return flexible ? { name: flexible.name, itemSize: size * flexible.unit } : null;
}

/** A record: a list of (name, descr) or (name, descr, shape). One object field makes the data a pickle. */
function structured(fields: readonly Literal[]): Dtype | null {
  let itemSize: number | null = 0;
  for (const field of fields) {
    if (field.kind !== 'tuple') return null;
    const [name, descr, shape, more] = field.items;
    if (!name || !descr || more) return null;
    const dtype = readDtype(descr);
    const count = shape ? elementCount(shape) : 1;
    if (!dtype || count === null) return null;
    itemSize =
      itemSize === null || dtype.itemSize === null ? null : itemSize + dtype.itemSize * count;
  }
  return { name: 'void', itemSize };
}

function elementCount(shape: Literal): number | null {
  const dimensions = readShape(shape);
  return dimensions?.reduce((product, n) => product * n, 1) ?? null;
}

/** A tuple of whole numbers that are not negative; null for anything else. */
export function readShape(shape: Literal): number[] | null {
  if (shape.kind !== 'tuple') return null;
  const dimensions: number[] = [];
  for (const item of shape.items) {
    if (item.kind !== 'int' || item.value < 0 || Object.is(item.value, -0)) return null;
    dimensions.push(item.value);
  }
  return dimensions;
}
