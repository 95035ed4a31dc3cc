/** HDF5's types, by the names that numpy and h5py give them. */
import type { NumberDtype, SourceDtype } from '../../../../../shared/prepare/source';
import type { Metadata } from './library';

/** H5T_class_t of HDF5 2.0. */
const CLASS = {
  integer: 0,
  float: 1,
  string: 3,
  bitfield: 4,
  opaque: 5,
  compound: 6,
  reference: 7,
  enumeration: 8,
  vlen: 9,
  array: 10,
  complex: 11,
} as const;
/** h5py, MATLAB, and programs that write C structures. */
const COMPLEX_NAMES = ['r,i', 'real,imag', 're,im'];

export interface Dtype {
  readonly dtype: SourceDtype;
  /** The descriptor of its bytes as the library gives them, little-endian; null where they are no numbers. */
  readonly descr: string | null;
  /** In words. */
  readonly type: string;
}

export function dtypeOf(metadata: Metadata): Dtype {
  const { size, littleEndian } = metadata;
  const order = size === 1 ? '|' : littleEndian ? '<' : '>';
  if (metadata.type === CLASS.string) return { dtype: 'text', descr: null, type: 'string' };
  const number = numberOf(metadata);
  if (!number) return { dtype: 'other', descr: null, type: words(metadata) };
  return { dtype: number.dtype, descr: `<${number.code}`, type: `${order}${number.code}` };
}

interface NumberType {
  readonly dtype: NumberDtype;
  /** Kind and size, as in a descriptor of numpy. */
  readonly code: string;
}

function numberOf(metadata: Metadata): NumberType | undefined {
  const { type, size, signed } = metadata;
  switch (type) {
    case CLASS.integer:
      return INTEGERS[`${signed ? 'i' : 'u'}${size}`];
    case CLASS.bitfield:
      return INTEGERS[`u${size}`];
    case CLASS.enumeration:
      return isBoolean(metadata) ? BOOL : INTEGERS[`${signed ? 'i' : 'u'}${size}`];
    case CLASS.float:
      return FLOATS[size];
    case CLASS.complex:
      return COMPLEX[size];
    case CLASS.compound:
      return isComplex(metadata) ? COMPLEX[size] : undefined;
    default:
      return undefined;
  }
}

const BOOL: NumberType = { dtype: 'bool', code: 'b1' };
const INTEGERS: { readonly [code: string]: NumberType } = {
  i1: { dtype: 'int8', code: 'i1' },
  u1: { dtype: 'uint8', code: 'u1' },
  i2: { dtype: 'int16', code: 'i2' },
  u2: { dtype: 'uint16', code: 'u2' },
  i4: { dtype: 'int32', code: 'i4' },
  u4: { dtype: 'uint32', code: 'u4' },
  i8: { dtype: 'int64', code: 'i8' },
  u8: { dtype: 'uint64', code: 'u8' },
};
const FLOATS: { readonly [size: number]: NumberType } = {
  2: { dtype: 'float16', code: 'f2' },
  4: { dtype: 'float32', code: 'f4' },
  8: { dtype: 'float64', code: 'f8' },
};
const COMPLEX: { readonly [size: number]: NumberType } = {
  8: { dtype: 'complex64', code: 'c8' },
  16: { dtype: 'complex128', code: 'c16' },
};

/** What h5py makes of a boolean. */
const isBoolean = ({ size, enum_type: enumeration }: Metadata): boolean =>
  size === 1 &&
  Object.keys(enumeration?.members ?? {})
    .sort()
    .join() === 'FALSE,TRUE';

/** Two floats of one size side by side, with names that say which is which. */
function isComplex({ size, compound_type: compound }: Metadata): boolean {
  const [first, second, ...more] = compound?.members ?? [];
  if (!first || !second || more.length > 0) return false;
  return (
    COMPLEX_NAMES.includes(`${first.name},${second.name}`) &&
    [first, second].every((part) => part.type === CLASS.float && part.size * 2 === size) &&
    (size === 8 || size === 16) &&
    first.offset === 0 &&
    second.offset === size / 2
  );
}

const MOST_MEMBERS = 8;

function words(metadata: Metadata): string {
  const { type, size, compound_type: compound } = metadata;
  if (type === CLASS.compound) {
    const members = compound?.members ?? [];
    const named = members
      .slice(0, MOST_MEMBERS)
      .map((member) => `${member.name}: ${dtypeOf(member).type}`);
    if (members.length > MOST_MEMBERS) named.push('…');
    return `compound {${named.join(', ')}}`;
  }
  if (type === CLASS.reference) return 'reference';
  if (type === CLASS.vlen) return 'list of variable length';
  if (type === CLASS.array) return 'array';
  if (type === CLASS.opaque) return 'opaque';
  if (type === CLASS.integer) return `${size * 8}-bit integer`;
  if (type === CLASS.float) return `${size * 8}-bit float`;
  return `class ${type}`;
}

const FILTERS: { readonly [id: number]: string } = {
  1: 'gzip',
  2: 'shuffle',
  3: 'fletcher32',
  4: 'szip',
  5: 'nbit',
  6: 'scaleoffset',
  307: 'bzip2',
  32000: 'lzf',
  32001: 'blosc',
  32004: 'lz4',
  32008: 'bitshuffle',
  32013: 'zfp',
  32015: 'zstd',
  32019: 'jpeg',
  32022: 'bitgroom',
  32023: 'bitround',
  32026: 'blosc2',
};

/** The filter's name; of an unknown one also what the file calls it. */
export function filterName({ id, name }: { readonly id: number; readonly name: string }): string {
  return FILTERS[id] ?? `filter ${id}${name === '' ? '' : ` (${name.slice(0, 80)})`}`;
}

export const isKnownFilter = (id: number): boolean => id in FILTERS;
