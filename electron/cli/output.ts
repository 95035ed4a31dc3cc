/** `-o FILE`, and `-` for standard output. */

import path from 'node:path';
import { visibleJson } from '../../shared/values/visible';
import { writeFileAtomic } from '../node/files/atomicWrite';
import type { Io } from './io';

/** Writes to stdout where `output` is `-`, else the file, whole. Throws `write-failed`. */
export async function writeOutput(text: string, output: string, io: Io): Promise<void> {
  if (output === '-') writeDocument(text, io);
  else await writeFileAtomic(path.resolve(io.cwd, output), text);
}

/** Writes a JSON document or a script to stdout; to a terminal with control characters escaped. */
export function writeDocument(text: string, { stdout }: Io): void {
  const isTerminal = 'isTTY' in stdout && stdout.isTTY === true;
  stdout.write(isTerminal ? visibleJson(text) : text);
}
