/** A script that runs a sweep with an existing tool, and its options. */

import type { z } from 'zod';
import { AppError } from '../../errors/appError';
import type { Values } from '../../values/value';
import type { Manifest } from '../manifest';

export interface SweepScript {
  /** As a description of a sweep names it under `scripts`. */
  readonly id: string;
  readonly title: string;
  /** Its purpose, in one line. */
  readonly help: string;
  /** Its name in the sweep's folder. */
  readonly file: string;
  /** Its options by name, each with title and description in its `meta()`. A blank text is one that is not set. */
  readonly options: z.ZodObject;
  /** The script, with a final newline. Throws an `AppError` for invalid options. */
  readonly text: (manifest: Manifest, options: Values) => string;
}

/** A script whose `write` gets parsed options. */
export function sweepScript<Options extends z.ZodObject>({
  write,
  ...script
}: Omit<SweepScript, 'options' | 'text'> & {
  readonly options: Options;
  readonly write: (manifest: Manifest, options: z.infer<Options>) => string;
}): SweepScript {
  return {
    ...script,
    text: (manifest, options) => {
      const read = script.options.safeParse(options);
      if (read.success) return write(manifest, read.data);
      const problems = read.error.issues.map((issue) =>
        issue.code === 'unrecognized_keys'
          ? `unknown option ${issue.keys.join(', ')}`
          : `${String(issue.path[0])}: ${issue.message}`,
      );
      throw new AppError('sweep-script-failed', {
        problem: `Invalid options of ${script.id}: ${problems.join('; ')}.`,
      });
    },
  };
}
