/**
 * What a script prints behind a login shell, told from what the shell prints: a random mark before it and one after it,
 * with the exit code, on stdout and on stderr.
 */
import { randomBytes } from 'node:crypto';

export interface Marks {
  readonly one: string;
  readonly two: string;
}

/** Two halves: a listing of processes shows the script, which never has them side by side. */
export const newMarks = (): Marks => ({
  one: randomBytes(12).toString('hex'),
  two: randomBytes(12).toString('hex'),
});

/** Ends the output in place of an exit code when the folder cannot be entered. */
export const NO_FOLDER = 'folder';

/** A script for a POSIX shell that runs `body` in a subshell, between marks. `folder` is a word as the shell reads it. */
export function framedScript(body: string, { one, two }: Marks, folder?: string): string {
  const begin = `printf '%s%s\\n' ${one} ${two}`;
  const end = `printf '%s%s %s\\n' ${two} ${one} "$code"`;
  const run = `(\n${body}\n)\ncode=$?`;
  const inFolder =
    folder === undefined
      ? run
      : `if CDPATH= cd -- ${folder} >/dev/null; then\n${run}\nelse code=${NO_FOLDER}; fi`;
  return `${begin}; ${begin} >&2\n${inFolder}\n${end}; ${end} >&2`;
}

/**
 * The command line for a login shell of any kind: what `sh` evaluates, in characters that bash, csh and fish all read
 * as they are. With `login`, `sh` reads its profile first.
 */
export function commandFor(script: string, login = false): string {
  const encoded = Array.from(Buffer.from(script), (byte) => {
    const character = String.fromCharCode(byte);
    return /[\w ./,:=@+-]/.test(character) ? character : `\\0${byte.toString(8).padStart(3, '0')}`;
  });
  return `exec sh ${login ? '-l ' : ''}-c 'eval "$(printf %b "${encoded.join('')}")"'`;
}

const EMPTY: Buffer = Buffer.alloc(0);
const LINE_FEED = 0x0a;

/** Finds what is between the marks in the pieces of one stream. */
export class Frame {
  begun = false;
  /** What follows the mark at the end: an exit code, or `NO_FOLDER`. */
  end: string | null = null;
  private held = EMPTY;
  private readonly first: Buffer;
  private readonly last: Buffer;

  constructor({ one, two }: Marks) {
    this.first = Buffer.from(`${one}${two}\n`);
    this.last = Buffer.from(`${two}${one} `);
  }

  /** What of the output is known to be in the frame with the next bytes. */
  push(chunk: Buffer): Buffer {
    if (this.end !== null) return EMPTY;
    let bytes: Buffer = this.held.length > 0 ? Buffer.concat([this.held, chunk]) : chunk;
    if (!this.begun) {
      const at = bytes.indexOf(this.first);
      if (at < 0) {
        this.held = bytes.subarray(Math.max(0, bytes.length - this.first.length));
        return EMPTY;
      }
      this.begun = true;
      bytes = bytes.subarray(at + this.first.length);
    }
    const at = bytes.indexOf(this.last);
    // Without the mark, its beginning may be the last that has come.
    const inside = at < 0 ? Math.max(0, bytes.length - this.last.length) : at;
    const line = at < 0 ? -1 : bytes.indexOf(LINE_FEED, at);
    if (line >= 0) this.end = bytes.toString('latin1', at + this.last.length, line);
    this.held = line >= 0 ? EMPTY : bytes.subarray(inside);
    return bytes.subarray(0, inside);
  }
}
