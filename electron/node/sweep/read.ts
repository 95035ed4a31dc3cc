/** Reads what `pinnboard sweep` takes: a description of a sweep, or the `sweep.json` of one that was written. */

import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { parseJson } from '../../../shared/json/read';
import { readDescription } from '../../../shared/sweep/description/read';
import { manifestSchema } from '../../../shared/sweep/manifest';
import type { SweepSpec } from '../../../shared/sweep/sweep';
import type { Values } from '../../../shared/values/value';
import { otherTarget, readRequestFile } from '../session/openPayload';
import { readText } from '../session/openText';

const LIMIT = 64 * 1024 * 1024;

export interface SweepFile {
  readonly ok: true;
  readonly spec: SweepSpec;
  readonly name: string | undefined;
  /** Options by script. */
  readonly scripts: { readonly [id: string]: Values };
  /** Absolute folder from which relative paths of the requests are read. */
  readonly workingDir: string;
}

export type SweepFileReading = SweepFile | { readonly ok: false; readonly error: AppError };

const refused = (error: AppError): SweepFileReading => ({ ok: false, error });

/**
 * The sweep in the file at `full`, which errors call `shown`. A base that is a path is relative to the file's own
 * folder, as are the paths of the requests unless `base` is another folder. `target` is for a base that names none; one
 * that names another is an error. Never throws for an invalid file.
 */
export async function readSweepFile(
  full: string,
  shown: string,
  {
    base,
    target,
  }: { readonly base?: string | undefined; readonly target?: string | undefined } = {},
): Promise<SweepFileReading> {
  const reading = await readAnySweep(full, shown, base, target);
  if (!reading.ok || target === undefined || reading.spec.base.target === target) return reading;
  return refused(otherTarget(shown, reading.spec.base.target, target));
}

async function readAnySweep(
  full: string,
  shown: string,
  base: string | undefined,
  target: string | undefined,
): Promise<SweepFileReading> {
  const file = await readText(full, { shown, limit: LIMIT, expected: 'sweep' });
  if (!file.ok) return file;
  const { text } = file;
  const own = path.dirname(full);
  const written = manifestOf(text);
  if (written) {
    const { spec, name, working_dir } = written;
    return { ok: true, spec, name, scripts: {}, workingDir: base ?? working_dir ?? own };
  }
  const reading = readDescription(text, target);
  if (!reading.ok)
    return refused(
      new AppError('sweep-invalid', {
        problems: reading.problems.map(
          ({ message, line, column }) => `${shown}:${line}:${column}: ${message}`,
        ),
      }),
    );
  const { description } = reading;
  const { name, scripts } = description;
  const request =
    typeof description.base === 'string'
      ? await readRequestFile(path.resolve(own, description.base), target)
      : { ok: true as const, request: description.base };
  if (!request.ok)
    return refused(new AppError('sweep-base-invalid', { path: shown }, { cause: request.error }));
  const spec = description.over(request.request);
  return { ok: true, spec, name, scripts, workingDir: base ?? own };
}

/** The manifest that a text is; null when it is none. */
export function manifestOf(text: string) {
  if (!text.startsWith('{')) return null;
  try {
    return manifestSchema.parse(parseJson(text));
  } catch {
    return null;
  }
}
