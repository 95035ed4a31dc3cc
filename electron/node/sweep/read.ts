/** Reads what `pinnboard sweep` takes: a description of a sweep, or the `sweep.json` of one that was written. */

import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { readJson } from '../../../shared/json/read';
import { readDescription } from '../../../shared/sweep/description/read';
import { type Manifest, manifestSchema } from '../../../shared/sweep/manifest';
import type { SweepSpec } from '../../../shared/sweep/sweep';
import type { Values } from '../../../shared/values/value';
import { otherTarget, readRequestFile } from '../session/openPayload';
import { readText } from '../session/openText';

/** In the folder of a written sweep. */
export const MANIFEST = 'sweep.json';

const LIMIT = 64 * 1024 * 1024;

export interface SweepFile {
  readonly spec: SweepSpec;
  readonly name: string | undefined;
  /** Options by script. */
  readonly scripts: { readonly [id: string]: Values };
  /** Absolute folder from which relative paths of the requests are read. */
  readonly workingDir: string;
}

interface Options {
  readonly base?: string | undefined;
  readonly target?: string | undefined;
}

/**
 * The sweep in the file at `full`, which errors call `shown`. A base that is a path is relative to the file's own
 * folder, as are the paths of the requests unless `base` is another folder. `target` is for a base that names none; one
 * that names another is an error. Throws an `AppError`.
 */
export async function readSweepFile(
  full: string,
  shown: string,
  { base, target }: Options = {},
): Promise<SweepFile> {
  const text = await textOf(full, shown);
  const own = path.dirname(full);
  const written = manifestIn(text);
  const sweep: SweepFile = written
    ? { ...written, scripts: {}, workingDir: base ?? written.working_dir ?? own }
    : { ...(await described(text, own, shown, target)), workingDir: base ?? own };
  if (target !== undefined && sweep.spec.base.target !== target)
    throw otherTarget(shown, sweep.spec.base.target, target);
  return sweep;
}

async function described(text: string, folder: string, shown: string, target: string | undefined) {
  const reading = readDescription(text, target);
  if (!reading.ok)
    throw new AppError('sweep-invalid', {
      problems: reading.problems.map(
        ({ message, line, column }) => `${shown}:${line}:${column}: ${message}`,
      ),
    });
  const { base, name, scripts, over } = reading.description;
  if (typeof base !== 'string') return { spec: over(base), name, scripts };
  const file = await readRequestFile(path.resolve(folder, base), target);
  if (!file.ok) throw new AppError('sweep-base-invalid', { path: shown }, { cause: file.error });
  return { spec: over(file.request), name, scripts };
}

/** The manifest in the folder of a sweep. Throws an `AppError` when it holds none. */
export async function readManifest(folder: string, shown: string): Promise<Manifest> {
  const manifest = manifestIn(
    await textOf(path.join(folder, MANIFEST), path.join(shown, MANIFEST)),
  );
  if (manifest) return manifest;
  throw new AppError('sweep-folder-invalid', { path: shown });
}

async function textOf(full: string, shown: string): Promise<string> {
  const file = await readText(full, { shown, limit: LIMIT, expected: 'sweep' });
  if (!file.ok) throw file.error;
  return file.text;
}

/** The manifest that a text is; undefined when it is none. */
function manifestIn(text: string): Manifest | undefined {
  const reading = text.startsWith('{') ? readJson(text) : { ok: false as const };
  return manifestSchema.safeParse(reading.ok ? reading.data : null).data;
}
