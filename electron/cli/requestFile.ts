/** The request that a command is given as a file. */
import path from 'node:path';
import { type EntryPoint, withEntryPoint } from '../../shared/request/entryPoint';
import type { Request } from '../../shared/request/request';
import { readRequestFile } from '../node/session/openPayload';
import type { Io } from './io';

interface FileOptions {
  readonly base?: string;
  readonly target?: string;
  readonly entryPoint?: EntryPoint;
}

/** The request of a payload or request file, and the folder of its relative paths. Throws an `AppError`. */
export async function requestOfFile(
  file: string,
  { base, target, entryPoint }: FileOptions,
  { cwd }: Io,
): Promise<{ readonly request: Request; readonly folder: string }> {
  const full = path.resolve(cwd, file);
  const reading = await readRequestFile(full, target);
  if (!reading.ok) throw reading.error;
  return {
    request: withEntryPoint(reading.request, entryPoint),
    folder: base === undefined ? path.dirname(full) : path.resolve(cwd, base),
  };
}
