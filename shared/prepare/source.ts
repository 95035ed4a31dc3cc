/**
 * What a file of another program holds: its arrays, groups, attributes and links. Shapes and values are as numpy and
 * h5py give them (C order, logical shape), so that the Python copy of a recipe does the same.
 */
import { z } from 'zod';
import { errorDataSchema } from '../errors/appError';
import { seriesSchema } from './series';

/** The kinds of files that can be read, with the usual endings of their names. What a file is, its bytes say. */
export const SOURCE_KINDS = {
  npz: { label: 'NumPy archive', extensions: ['npz'] },
  npy: { label: 'NumPy array', extensions: ['npy'] },
  hdf5: { label: 'HDF5', extensions: ['h5', 'hdf5', 'hdf', 'cxi', 'nxs', 'ptyd', 'emd'] },
  matlab: { label: 'MATLAB 7.3', extensions: ['mat'] },
  text: { label: 'text', extensions: ['csv', 'txt', 'tsv', 'dat', 'asc', 'xy', 'pos'] },
  tiff: { label: 'TIFF', extensions: ['tif', 'tiff'] },
} as const;
export type SourceKind = keyof typeof SOURCE_KINDS;

/** The kind that files of that name usually are, by the part after its last point. */
export function usualKind(name: string): SourceKind | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return KIND_NAMES.find((kind) => SOURCE_KINDS[kind].extensions.some((one) => one === ending));
}

const KIND_NAMES = ['npz', 'npy', 'hdf5', 'matlab', 'text', 'tiff'] as const satisfies SourceKind[];

/** dtypes whose values are numbers, by numpy's names. */
const NUMBER_DTYPES = [
  'bool',
  ...(['int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64'] as const),
  ...(['float16', 'float32', 'float64', 'complex64', 'complex128'] as const),
] as const;
export type NumberDtype = (typeof NUMBER_DTYPES)[number];

/** Whether arrays of that dtype can be read as numbers. */
export const isNumberDtype = (dtype: string): dtype is NumberDtype =>
  NUMBER_DTYPES.some((known) => known === dtype);

/** `other`: what has no numbers (references, objects, compounds that are no complex numbers). */
const dtypeSchema = z.enum([...NUMBER_DTYPES, 'text', 'other']);
export type SourceDtype = z.infer<typeof dtypeSchema>;

const scalarSchema = z.union([
  z.string(),
  // NaN and infinity among them: they are common as marks for missing values.
  z.custom<number>((raw) => typeof raw === 'number'),
  z.boolean(),
]);
/** A scalar or a short list; a longer one is cut, and ends with `…`. */
const smallValueSchema = z.union([scalarSchema, z.array(scalarSchema)]);
export type SmallValue = z.infer<typeof smallValueSchema>;

/** What is shown of numbers or texts without being asked for. */
export const MOST_SHOWN = { numbers: 64, texts: 16 } as const;

/** The values of an array of that shape: a scalar, or a list that is cut. */
export function smallValueOf(
  values: readonly (string | number | boolean)[],
  shape: readonly number[],
): SmallValue {
  const [first] = values;
  if (shape.length === 0 && first !== undefined) return first;
  const most = MOST_SHOWN[typeof first === 'string' ? 'texts' : 'numbers'];
  return values.length > most ? [...values.slice(0, most), '…'] : [...values];
}

const attributesSchema = z.record(z.string(), smallValueSchema);
export type Attributes = z.infer<typeof attributesSchema>;

/**
 * `asks`: outside the folder of the opened file, and opened only when the user allows its path. `refused`: raw data
 * outside of HDF5, which could be any file of this machine.
 */
const linkStateSchema = z.enum(['followed', 'missing', 'asks', 'refused']);
type LinkState = z.infer<typeof linkStateSchema>;

const linkSchema = z.object({
  /** `hard`: a group that leads back to one that it is in. `raw`: values in a file that is not HDF5. */
  kind: z.enum(['soft', 'hard', 'external', 'virtual', 'raw']),
  /** `/entry/data`, `part1.h5:/data`, `2 files`. */
  target: z.string(),
  /** The worst one of its files; of a soft link, whether its target exists. */
  state: linkStateSchema,
  /** The files that it names: as they are written, and as absolute paths, which `allow` of `openSource` takes. */
  files: z.array(z.object({ name: z.string(), path: z.string(), state: linkStateSchema })),
});
export type SourceLink = z.infer<typeof linkSchema>;

const arraySchema = z.object({
  /** `/entry_1/data_1/data`; the key of an npz; empty for the one array of npy, text and TIFF files. */
  path: z.string(),
  shape: z.array(z.number().int().nonnegative()),
  dtype: dtypeSchema,
  /** The type as the file has it: `>u2`, `string`, `compound {x: float64, y: float64}`. */
  type: z.string(),
  attributes: attributesSchema,
  /** Scalars, and lists of at most 64 numbers or 16 texts; null for complex and for larger ones. */
  value: smallValueSchema.nullable(),
  /** MATLAB's A(a, b, c) has the shape (c, b, a) here, as h5py has it. Nothing is transposed by the reader. */
  reversedAxes: z.boolean(),
  /** Shape of a chunk; null where the data is not in chunks. */
  chunks: z.array(z.number()).nullable(),
  /** Names of the compression filters. */
  filters: z.array(z.string()),
  link: linkSchema.nullable(),
  /** Why it cannot be read, also where the library would read zeros; null when it can. */
  problem: errorDataSchema.nullable(),
  /** Names of the columns of a text file; its shape is (rows, columns). */
  columns: z.array(z.string()).nullable(),
});
export type SourceArray = z.infer<typeof arraySchema>;

/** An array of which nothing but its path, shape and type is known. */
export const plainArray = (
  array: Pick<SourceArray, 'path' | 'shape' | 'dtype' | 'type'>,
): SourceArray => ({
  ...array,
  attributes: {},
  value: null,
  reversedAxes: false,
  chunks: null,
  filters: [],
  link: null,
  problem: null,
  columns: null,
});

const groupSchema = z.object({
  /** `/` is the root. */
  path: z.string(),
  attributes: attributesSchema,
  link: linkSchema.nullable(),
});
export type SourceGroup = z.infer<typeof groupSchema>;

export const sourceFileSchema = z.object({
  /** Absolute. */
  path: z.string(),
  name: z.string(),
  kind: z.enum(KIND_NAMES),
  /** Numbered files that are read as one: `path` and `name` have a star for the number then. Null for a single file. */
  series: seriesSchema.nullable(),
  bytes: z.number(),
  /** In the order of the file, dead links among them. */
  arrays: z.array(arraySchema),
  /** Groups of HDF5 and MATLAB files, the root first. */
  groups: z.array(groupSchema),
  /** Of the file as a whole: limits that were reached. */
  problems: z.array(errorDataSchema),
});
export type SourceFile = z.infer<typeof sourceFileSchema>;

const spanSchema = z.object({
  start: z.number().int().nonnegative(),
  count: z.number().int().nonnegative(),
});
/** A box of an array: one span an axis. */
export const boxSchema = z.array(spanSchema).nullable();
export type Box = readonly Readonly<z.infer<typeof spanSchema>>[] | null;

const NUMBER_ARRAYS = [
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
] as const;
export type NumberArray = InstanceType<(typeof NUMBER_ARRAYS)[number]>;

export const isNumberArray = (raw: unknown): raw is NumberArray =>
  NUMBER_ARRAYS.some((type) => raw instanceof type);

/** Room for that many numbers of the same type. */
export function emptyLike(data: NumberArray, length: number): NumberArray {
  const Type = NUMBER_ARRAYS.find((type) => data instanceof type) ?? Float64Array;
  return new Type(length);
}

/**
 * Values in C order; of complex numbers real and imaginary parts in turn. 64-bit integers are float64, float16 is
 * float32, bool is 0 and 1.
 */
export const sourceValuesSchema = z.object({
  dtype: z.enum(NUMBER_DTYPES),
  shape: z.array(z.number()),
  data: z.custom<NumberArray>(isNumberArray),
});
export type SourceValues = z.infer<typeof sourceValuesSchema>;

/** How a reading is cancelled and reports progress, in bytes. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

/** A file that is open for reading. Whatever fails rejects with an `AppError`. */
export interface Source {
  readonly file: SourceFile;
  /** An array, or a box of it. At most `MOST_AT_ONCE` bytes. */
  read(path: string, box: Box, options?: ReadOptions): Promise<SourceValues>;
  /** The texts of an array of dtype `text`. */
  readText(path: string, options?: ReadOptions): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Bytes of one reading: a stack is read some frames at a time. */
export const MOST_AT_ONCE = 256 * 1024 * 1024;

const WORST: readonly LinkState[] = ['followed', 'missing', 'asks', 'refused'];

/** The state of a link whose files have these. */
export const worstState = (states: readonly LinkState[]): LinkState =>
  states.reduce(
    (worst, state) => (WORST.indexOf(state) > WORST.indexOf(worst) ? state : worst),
    'followed',
  );
