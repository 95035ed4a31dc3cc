/** Pictures of a dataset: what the window asks for and what it gets. Planes come reduced to the asked size. */
import { z } from 'zod';
import { grantSchema } from '../request/grant';

/** What the arrays of a job are asked for; a job can be cancelled by its number while it runs. */
const job = z.number().int().nonnegative();

export const pictureRequestSchema = z.object({
  dataset: grantSchema,
  job,
  /** Array name, such as `probeGuess`. */
  array: z.string().max(255),
  /** Which plane along the first axis of a 3-D array (a pattern, a probe mode); 0 for a 2-D array. */
  index: z.number().int().nonnegative(),
  /** Longest side of the answer in pixels; larger planes are averaged down to it. */
  maxSide: z.number().int().min(8).max(4096),
});

/** Of the plane at its full size; `min`, `max`, `mean` over finite values, of the amplitude when complex. */
export const planeStatsSchema = z.object({
  min: z.number(),
  max: z.number(),
  mean: z.number(),
  /** Smallest value above zero; null when there is none. */
  smallestPositive: z.number().nullable(),
  zeros: z.number(),
  negatives: z.number(),
  /** NaN and infinities. */
  notFinite: z.number(),
});
export type PlaneStats = z.infer<typeof planeStatsSchema>;

export const pictureSchema = z.object({
  array: z.string(),
  index: z.number(),
  /** How many planes the array has along its first axis. */
  planes: z.number(),
  /** Rows and columns of the plane in the file. */
  shape: z.tuple([z.number(), z.number()]),
  /** Rows and columns of `values`. */
  height: z.number(),
  width: z.number(),
  /** Pixels of the file on one side of a pixel here. */
  bin: z.number(),
  /** Row by row; the amplitude when the array is complex. */
  values: z.instanceof(Float32Array),
  /** Phase in radians, −π to π; null for a real array. */
  phase: z.instanceof(Float32Array).nullable(),
  stats: planeStatsSchema,
});
export type Picture = z.infer<typeof pictureSchema>;

export const positionsRequestSchema = z.object({ dataset: grantSchema, job });

/** Scan positions in pixels of the object; both arrays have `count` entries. */
export const positionsSchema = z.object({
  count: z.number(),
  x: z.instanceof(Float64Array),
  y: z.instanceof(Float64Array),
  /** Median distance of a position to the nearest other one, as the array statistics have it; null for fewer than two. */
  medianStep: z.number().nullable(),
});
export type Positions = z.infer<typeof positionsSchema>;

/** How far a job is, in bytes of the array read so far; sent for jobs that take longer than a moment. */
export const progressSchema = z.object({ job, done: z.number(), total: z.number() });
export type Progress = z.infer<typeof progressSchema>;
