/** Reading a payload or request file to compare it. */
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { isBlocking } from '../../../shared/findings/finding';
import type { Provenance } from '../../../shared/provenance/provenance';
import type { Values } from '../../../shared/values/value';
import { statsBy } from '../array-stats/policy';
import { resolve } from '../resolve';
import { readFileContext } from './fileContext';
import { readRequestFile } from './openPayload';

/** What a file is compared by. */
export interface ComparedFile {
  readonly target: string;
  readonly workflow: string;
  readonly provenance: Provenance;
  /** The audit trail, `overrides_applied`. */
  readonly trail: Values;
}

/**
 * Reads a payload file as it is; resolves a request file with the files that it names, relative ones beside it. Throws an
 * `AppError` for a file that is neither, and for a request that is blocked.
 */
export async function readComparedFile(full: string): Promise<ComparedFile> {
  const reading = await readRequestFile(full);
  if (!reading.ok) throw reading.error;
  const { file, request } = reading;
  const { target, workflow } = request;
  if (file) {
    const { provenance, payload } = file;
    return { target, workflow, provenance, trail: payload.overrides_applied ?? {} };
  }
  // Values of arrays affect findings, never the resolution.
  const look = { valuesOf: statsBy('never') };
  const fileContext = await readFileContext(request, path.dirname(full), undefined, look);
  const { payload, provenance, findings } = resolve(request, fileContext);
  if (payload === null)
    throw new AppError('payload-rejected', {
      problems: findings.filter(isBlocking).map(({ message }) => `${full}: ${message}`),
    });
  return { target, workflow, provenance, trail: payload.overrides_applied ?? {} };
}
