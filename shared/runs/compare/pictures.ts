/** The pictures that runs leave: PNG files as a program drew them, and arrays. */
import { z } from 'zod';

const file = z.string().max(4096);
const array = z.string().max(255);

/** Which part of a complex array; of a real one there are only values. */
export const pictureParts = ['values', 'phase'] as const;
export type PicturePart = (typeof pictureParts)[number];

/** A picture in the folder of a run. */
export interface FoundPicture {
  /** The same for the same picture of another run; as it is shown. */
  readonly name: string;
  /** Below the run's folder, with `/`. */
  readonly file: string;
  /** null for a PNG file: its colours are all that there is. */
  readonly array: string | null;
  readonly part: PicturePart;
  /** In radians. */
  readonly isPhase: boolean;
}

/** One that is shown for a run: its own, or one of an inference with its model. */
export interface RunPicture extends FoundPicture {
  /** Id of the run in whose folder it is. */
  readonly run: string;
  /** The name of that inference; null for the run itself. */
  readonly inference: string | null;
}

const job = z.number().int().nonnegative();
const run = z.string().max(64);

export const runImageSchema = z.object({ run, file });
export const runArraySchema = z.object({ run, file, array });

export const runPlaneSchema = runArraySchema.extend({
  job,
  /** Longest side of the answer in pixels; larger planes are averaged down to it. */
  maxSide: z.number().int().min(8).max(4096),
});

export const correlationSchema = z.object({
  job,
  one: runArraySchema,
  other: runArraySchema,
  part: z.enum(pictureParts),
});

/** One list of names for all runs: arrays that can be compared first, then what most runs have. */
export function pictureNames(runs: readonly (readonly FoundPicture[])[]): string[] {
  const known = new Map<string, { count: number; isArray: boolean }>();
  for (const pictures of runs)
    for (const { name, array: of } of pictures)
      known.set(name, {
        count: (known.get(name)?.count ?? 0) + 1,
        isArray: of !== null,
      });
  const isUseful = ({ count, isArray }: { count: number; isArray: boolean }) =>
    Number(isArray && count > 1);
  return [...known]
    .sort(([, a], [, b]) => isUseful(b) - isUseful(a) || b.count - a.count)
    .map(([name]) => name);
}
