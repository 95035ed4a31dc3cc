/** Statistics of a dataset's arrays: measured once, in one streamed pass, and kept by fingerprint. */
import { z } from 'zod';
import { grantSchema } from '../request/grant';
import { type ArrayFacts, type DatasetFacts, memberProblemSchema } from './facts';

/** Arrays whose values are looked at: those that PtychoPINN reads. */
export const MEASURED_ARRAYS = [
  'diffraction',
  'diff3d',
  'probeGuess',
  'objectGuess',
  'xcoords',
  'ycoords',
  'xcoords_start',
  'ycoords_start',
  'Y',
  'label',
  'label_amp',
  'label_phase',
];

/** Arrays with more bytes together than this are read only when the user asks for it. */
export const AUTOMATIC_BYTES = 64 * 1024 * 1024;

const count = z.number().int().nonnegative();

/** Of the amplitude where the array is complex; `min`, `max` and `mean` over finite values, null when there are none. */
export const arrayStatsSchema = z.object({
  name: z.string(),
  complex: z.boolean(),
  count,
  nan: count,
  infinite: count,
  min: z.number().nullable(),
  max: z.number().nullable(),
  mean: z.number().nullable(),
  /** Sum of squares of the finite values. */
  energy: z.number(),
  zeros: count,
  negatives: count,
  /** All finite values are whole numbers; never for a complex array. */
  whole: z.boolean(),
  /** The squares of the finite values are whole numbers, the values are not: roots of counts. */
  wholeSquares: z.boolean(),
  /** A complex array with an imaginary part that is not zero everywhere. */
  imaginary: z.boolean(),
});
export type ArrayStats = z.infer<typeof arrayStatsSchema>;

/** Some of the frames: how many, and the first of them, counted from 0. */
const someSchema = z.object({ count, first: z.array(count) });

/** The patterns frame by frame: `diffraction`, else `diff3d`. */
export const patternStatsSchema = z.object({
  array: z.string(),
  frames: count,
  /** Frames that are zero everywhere. */
  blank: someSchema,
  /** Frames that hold NaN or infinities. */
  notFinite: someSchema,
  /** Sum of a frame's values, and of their squares; over the frames that are finite and not blank. */
  total: z.object({ min: z.number(), max: z.number(), mean: z.number() }).nullable(),
  meanEnergy: z.number().nullable(),
  /** Least and most of the sums of squares, of the same frames. */
  energyRange: z.object({ min: z.number(), max: z.number() }).nullable(),
  /**
   * For a cube (n, n, n), whose shape does not show which axis counts the frames: how much the sums along each axis
   * vary, as standard deviation over mean. Frames vary little, rows and columns of the detector much.
   */
  axisSpread: z.array(z.number()).nullable(),
});
export type PatternStats = z.infer<typeof patternStatsSchema>;

export const probeStatsSchema = z.object({
  /** Part of the energy in the central half of each side; null when there is no energy. */
  centralShare: z.number().nullable(),
});
export type ProbeStats = z.infer<typeof probeStatsSchema>;

/** The scan, when `xcoords` and `ycoords` are lists of one length; in the file's own unit. */
export const positionStatsSchema = z.object({
  count,
  /** Entries whose x or y is NaN or infinite; the rest of this is about the others. */
  notFinite: count,
  x: z.object({ min: z.number(), max: z.number() }).nullable(),
  y: z.object({ min: z.number(), max: z.number() }).nullable(),
  /** Different positions. */
  distinct: count,
  /** Distance of each different position to the nearest other one; null with fewer than two. */
  spacing: z.object({ min: z.number(), median: z.number(), max: z.number() }).nullable(),
  /** Entries between 0.1 and 0.9 of both ranges, which the memory-mapped loader takes by default (ptycho_torch/dataloader.py:601-620). */
  inner: count,
  /** Standard deviation across the direction in which the scan is narrowest. */
  width: z.number(),
});
export type PositionStats = z.infer<typeof positionStatsSchema>;

export const datasetStatsSchema = z.object({
  /** Of what is measured; another version is measured again. */
  version: z.literal(3),
  fingerprint: z.string(),
  arrays: z.array(arrayStatsSchema),
  /** Arrays that could not be read, and why. */
  unread: z.array(memberProblemSchema),
  patterns: patternStatsSchema.nullable(),
  probe: probeStatsSchema.nullable(),
  positions: positionStatsSchema.nullable(),
  /** When the file has the patterns under both names: whether they are the same. */
  twoStacks: z.enum(['same', 'different']).nullable(),
});
export type DatasetStats = z.infer<typeof datasetStatsSchema>;

/** What the window asks for: `auto` answers null for a large dataset that was not read before. */
export const statsRequestSchema = z.object({
  dataset: grantSchema,
  /** By which the reading can be cancelled. */
  job: z.number().int().nonnegative(),
  mode: z.enum(['auto', 'always']),
});

const NUMERIC = /^(bool|u?int\d+|float(16|32|64)|complex(64|128))$/;

/** Arrays of the dataset whose values are looked at. */
export const measuredArrays = ({ arrays }: DatasetFacts): ArrayFacts[] =>
  arrays.filter(({ name, dtype }) => MEASURED_ARRAYS.includes(name) && NUMERIC.test(dtype));

/** Bytes that looking at the values reads, uncompressed. */
export const valueBytes = (facts: DatasetFacts): number =>
  measuredArrays(facts).reduce((sum, { bytes }) => sum + bytes, 0);

/** Whether the values are read without being asked for. */
export const isAutomatic = (facts: DatasetFacts): boolean => valueBytes(facts) <= AUTOMATIC_BYTES;
