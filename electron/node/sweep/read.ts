/** Reads what `pinnboard sweep` takes: a description of a sweep, or the `sweep.json` of one that was written. */

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseJson } from '../../../shared/json/read';
import { readDescription } from '../../../shared/sweep/description/read';
import { describedSpec } from '../../../shared/sweep/description/spec';
import { manifestSchema } from '../../../shared/sweep/manifest';
import type { SweepSpec } from '../../../shared/sweep/spec';
import type { Values } from '../../../shared/values/value';
import { errorCode } from '../dataset/regularFile';
import { decodeUtf8, NOT_UTF8 } from '../files/utf8';
import { otherTarget, readRequestFile } from '../session/openPayload';

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

export type SweepFileReading =
  | SweepFile
  | {
      readonly ok: false;
      /** Sentences, each with its place: `study.yaml:3:17: …`. */
      readonly problems: readonly string[];
    };

const refused = (...problems: string[]): SweepFileReading => ({ ok: false, problems });

/**
 * The sweep of the file at `full`, told of as `shown`. A base that is a path is read from the file's own folder, as are
 * the paths of the requests unless `base` is another folder. `target` is what a base that names none is for; one that
 * names another is a problem. Never throws for a bad file.
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
  return refused(`${shown}: ${otherTarget(reading.spec.base.target, target)}`);
}

async function readAnySweep(
  full: string,
  shown: string,
  base: string | undefined,
  target: string | undefined,
): Promise<SweepFileReading> {
  const facts = await stat(full).catch(() => null);
  if (!facts?.isFile()) return refused(`${shown} is not a file that can be read.`);
  if (facts.size > LIMIT)
    return refused(`${shown} has ${facts.size} bytes; a description of a sweep has far fewer.`);
  const bytes = await readFile(full).catch((error: unknown) => errorCode(error));
  if (typeof bytes === 'string') return refused(`${shown} cannot be read (${bytes}).`);
  const text = decodeUtf8(bytes);
  if (text === null) return refused(`${shown} ${NOT_UTF8}`);
  const own = path.dirname(full);
  const written = manifestOf(text);
  if (written) {
    const { spec, name, working_dir } = written;
    return { ok: true, spec, name, scripts: {}, workingDir: base ?? working_dir ?? own };
  }
  const reading = readDescription(text, target);
  if (!reading.ok)
    return refused(
      ...reading.problems.map(
        ({ message, line, column }) => `${shown}:${line}:${column}: ${message}`,
      ),
    );
  const { description } = reading;
  const { name, scripts } = description;
  const request =
    typeof description.base === 'string'
      ? await readRequestFile(path.resolve(own, description.base), target)
      : { ok: true as const, request: description.base };
  if (!request.ok) return refused(`The base of ${shown} cannot be read: ${request.problem}`);
  const spec = describedSpec(description, request.request);
  return { ok: true, spec, name, scripts, workingDir: base ?? own };
}

/** The manifest that a text is; null when it is none. */
function manifestOf(text: string) {
  if (!text.startsWith('{')) return null;
  try {
    return manifestSchema.parse(parseJson(text));
  } catch {
    return null;
  }
}
