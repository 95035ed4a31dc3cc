/** Where a command's text goes: `-o FILE`, and `-` for standard output. */

import path from 'node:path';
import { visibleJson } from '../../shared/values/visible';
import { WriteProblem, writeFileAtomic } from '../node/files/atomicWrite';
import { type Io, UsageError } from './io';

/** Writes to stdout where `output` is `-`, else the file, whole. Throws `UsageError` when it cannot be written. */
export async function writeOutput(text: string, output: string, io: Io): Promise<void> {
  if (output === '-') writeDocument(text, io);
  else await writable(writeFileAtomic(path.resolve(io.cwd, output), text));
}

/** Writes a JSON document or a script to stdout; to a terminal with control characters escaped. */
export function writeDocument(text: string, { stdout }: Io): void {
  const isTerminal = 'isTTY' in stdout && stdout.isTTY === true;
  stdout.write(isTerminal ? visibleJson(text) : text);
}

/** What `writing` gives; a place that cannot be written is wrong usage. */
export async function writable<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (error instanceof WriteProblem) throw new UsageError(error.message);
    throw error;
  }
}
