/** A script that runs a sweep with an engine that is there already, and the options that it takes. */

import type { z } from 'zod';
import { AppError } from '../../errors/appError';
import type { Values } from '../../values/value';
import type { Manifest } from '../manifest';

export interface SweepScript {
  /** As a description of a sweep names it under `scripts`. */
  readonly id: string;
  readonly title: string;
  /** One line: what it is for. */
  readonly help: string;
  /** Its name in the sweep's folder. */
  readonly file: string;
  /** Its options by name, each with title and description in its `meta()`. A blank text is one that is not set. */
  readonly options: z.ZodObject;
  /** The script, with a final newline. Throws an `Error` in words for options that it cannot take. */
  readonly text: (manifest: Manifest, options: Values) => string;
}

/** A script whose `write` gets options that its schema has read. */
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
          ? `it has none called ${issue.keys.join(', ')}`
          : `${String(issue.path[0])}: ${issue.message}`,
      );
      throw new AppError('sweep-script-failed', {
        problem: `The options of ${script.id} cannot be taken: ${problems.join('; ')}.`,
      });
    },
  };
}
