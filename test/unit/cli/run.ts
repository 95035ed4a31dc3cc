/** Runs the command line in this process, on the numpy fixtures, and keeps what it writes. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Io } from '../../../electron/cli/io';
import { runCommandLine } from '../../../electron/cli/program';
import { FIXTURES } from '../../conformance/read';

class Kept extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export const NPZ = path.join(FIXTURES, 'npz');
export const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'pinnboard-cli-'));

/** The folder whose `resources` hold the loader, as `dist` does once it is built. */
const DIST = path.join(import.meta.dirname, '../../../electron');

/** Exit code and both streams; relative paths are read from the fixtures' folder. */
export const pinnboard = (args: readonly string[], stdin: Iterable<string> = []): Promise<Ran> =>
  runWith({ dist: DIST }, args, stdin);

/** The same with other folders, such as that of the app's state. */
export async function runWith(
  more: Pick<Io, 'state' | 'dist' | 'log'>,
  args: readonly string[],
  stdin: Iterable<string> = [],
): Promise<Ran> {
  const stdout = new Kept();
  const stderr = new Kept();
  const code = await runCommandLine(args, {
    stdin: Readable.from(stdin),
    stdout,
    stderr,
    cwd: NPZ,
    ...more,
  });
  return { code, out: stdout.text, err: stderr.text };
}
