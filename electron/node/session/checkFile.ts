/** Validating a file that was written earlier, against the files that it names as they are now. */

import path from 'node:path';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { type PayloadChange, payloadChanges } from '../../../shared/diff/payloadChanges';
import type { AppError } from '../../../shared/errors/appError';
import type { Resolution } from '../../../shared/factory/resolution';
import { acknowledge } from '../../../shared/findings/acknowledge';
import type { Finding } from '../../../shared/findings/finding';
import { fileFindings } from '../../../shared/formats/fileFindings';
import type { PayloadFile } from '../../../shared/formats/payloadFile';
import { type EntryPoint, withEntryPoint } from '../../../shared/request/entryPoint';
import { datasetPath } from '../../../shared/request/request';
import type { StatsOf } from '../array-stats/policy';
import { resolve } from '../resolve';
import { type Look, readFileContext } from './fileContext';
import { type RequestReading, readRequestFile } from './openPayload';
import type { ReadingCache } from './readingCache';

export interface CheckedFile extends RequestReading {
  readonly ok: true;
  /** Findings about the request, then `about`. */
  readonly findings: readonly Finding[];
  /** Findings about the file itself. */
  readonly about: readonly Finding[];
  /** Where the file's payload is not what its request makes now; empty when that is refused. */
  readonly changes: readonly PayloadChange[];
}

/**
 * Checks the payload or request file at `full`. Relative paths in it are read from `base`, or from its own folder; a
 * dataset that is not there is looked for in these folders and in `cwd`, to say where it went. `target` is what a request
 * that names none is for. Never throws for a bad file.
 */
export async function checkFile(
  full: string,
  {
    base,
    cwd,
    target,
    entryPoint,
  }: {
    readonly base?: string | undefined;
    readonly cwd: string;
    readonly target?: string | undefined;
    /** In place of the file's own. */
    readonly entryPoint?: EntryPoint | undefined;
  },
  cache: ReadingCache,
  valuesOf: StatsOf,
  look: Pick<Look, 'groups' | 'checks'> = {},
): Promise<CheckedFile | { readonly ok: false; readonly error: AppError }> {
  const reading = await readRequestFile(full, target);
  if (!reading.ok) return reading;
  const { file } = reading;
  const request = withEntryPoint(reading.request, entryPoint);
  const own = path.dirname(full);
  const fileContext = await readFileContext(request, base ?? own, cache, {
    ...look,
    valuesOf,
    output: true,
  });
  const resolution = resolve(request, fileContext);
  if (!file) return { ...reading, request, findings: resolution.findings, about: [], changes: [] };
  const changes = changesOf(file, resolution);
  const elsewhere = await findElsewhere(file, fileContext, [base ?? own, own, cwd], cache);
  const about = acknowledge(
    fileFindings({ file, reading: fileContext.dataset, elsewhere, changes }),
    request.acknowledgements ?? [],
  );
  return { ...reading, request, findings: [...resolution.findings, ...about], about, changes };
}

function changesOf(file: PayloadFile, { payload, legacyParams }: Resolution): PayloadChange[] {
  if (!payload || !legacyParams) return [];
  const then = { payload: file.payload, legacyParams: file.legacy_params };
  return payloadChanges(then, { payload, legacyParams });
}

/** A dataset of the missing one's name in one of these folders. */
async function findElsewhere(
  { request }: PayloadFile,
  { dataset }: FileContext,
  folders: readonly string[],
  cache: ReadingCache,
) {
  if (dataset.status !== 'missing' || datasetPath(request) === '') return null;
  for (const folder of folders) {
    const place = path.join(folder, path.basename(datasetPath(request)));
    const reading = await cache.read(place);
    if (reading.status === 'ok') return { path: place, reading };
  }
  return null;
}
