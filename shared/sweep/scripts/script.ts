/** Scripts that run a sweep with an existing tool: what they have in common. */
import { z } from 'zod';
import { AppError } from '../../errors/appError';
import { invalidValues, REPORTED } from '../../errors/invalid';
import type { Values } from '../../values/value';
import type { Manifest } from '../manifest';

interface About {
  /** As a description of a sweep names it under `scripts`. */
  readonly id: string;
  readonly title: string;
  /** Its purpose, in one line. */
  readonly help: string;
  /** Its name in the sweep's folder. */
  readonly file: string;
  /** The command that runs it there. */
  readonly start: string;
}

export interface SweepScript extends About {
  /** Its options by name, each with title and description in its `meta()`. A blank text is one that is not set. */
  readonly options: z.ZodObject;
  /** The script, with a final newline. Throws an `AppError` for invalid options. */
  readonly text: (manifest: Manifest, options: Values) => string;
}

/** A script whose `text` gets parsed options. */
export function sweepScript<Shape extends z.ZodRawShape>(
  about: About,
  shape: Shape,
  text: (manifest: Manifest, options: z.infer<z.ZodObject<Shape, z.core.$strict>>) => string,
): SweepScript {
  const options = z.strictObject(shape);
  return {
    ...about,
    options,
    text: (manifest, given) => {
      const read = options.safeParse(given, REPORTED);
      if (read.success) return text(manifest, read.data);
      const problems = invalidValues(read.error);
      throw new AppError('sweep-script-options', { script: about.id, problems });
    },
  };
}

/** How many points have a payload. */
export const payloadCount = ({ points }: Manifest): number =>
  points.filter(({ file }) => file !== null).length;

/** What every script says at its top, without the mark of a comment. */
export const about = (manifest: Manifest, start: string): string =>
  `${manifest.name}: ${payloadCount(manifest)} points. Start in this folder, and again to resume: ${start}. What finished: pinnboard sweep status .`;
