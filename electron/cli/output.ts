/** `-o FILE`, and `-` for standard output. */

import path from 'node:path';
import { requestFileText } from '../../shared/formats/requestFile';
import type { Request } from '../../shared/request/request';
import { visibleJson } from '../../shared/values/visible';
import { movedRequest } from '../node/documents/relativePaths';
import { writeFileAtomic } from '../node/files/atomicWrite';
import type { Io } from './io';

/** Writes to stdout where `output` is `-`, else the file, whole. Throws `write-failed`. */
export async function writeOutput(text: string, output: string, io: Io): Promise<void> {
  if (output === '-') writeDocument(text, io);
  else await writeFileAtomic(path.resolve(io.cwd, output), text);
}

/**
 * Writes a request as a document. Relative paths are read beside the file that holds them: those of a request from
 * `folder` are changed for a file elsewhere, unless `--base` says against which folder they are read. null keeps them.
 */
export function writeRequest(
  request: Request,
  from: { readonly folder: string; readonly base: string | undefined } | null,
  output: string,
  io: Io,
): Promise<void> {
  const isMoved = from !== null && from.base === undefined && output !== '-';
  const moved = isMoved
    ? movedRequest(request, from.folder, path.dirname(path.resolve(io.cwd, output)))
    : request;
  return writeOutput(requestFileText(moved), output, io);
}

/** Writes a JSON document or a script to stdout; to a terminal with control characters escaped. */
export function writeDocument(text: string, { stdout }: Io): void {
  const isTerminal = 'isTTY' in stdout && stdout.isTTY === true;
  stdout.write(isTerminal ? visibleJson(text) : text);
}
