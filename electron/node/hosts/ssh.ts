/**
 * A host behind the system's `ssh`, with the user's configuration, keys and agent. What runs there needs a POSIX shell
 * and coreutils; every word is quoted.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { quoted } from '../../../shared/formats/commandLine';
import { errorCode } from '../files/errno';
import { runChild } from './child';
import type { Connection, Entry, Fetched, FetchOptions, Part, Ran, RunOptions } from './connection';
import { commandFailure, lastWords, sshFailure } from './failure';
import { fetchFiles, type Piece, type Sink } from './fetch';
import { commandFor, Frame, framedScript, NO_FOLDER, newMarks } from './framing';
import { MOST_ERRORS, MOST_OUTPUT, Output } from './output';
import { closeSession, openSession, type Session } from './sessions';
import { tarOf } from './tar';

/** Seconds for a call that says nothing else. */
const CALL_SECONDS = 30;
/** Bytes a second that a slow disk there is read with, at least. */
const READ_RATE = 20e6;
const NEW_FAILED = { taken: 81, code: 82 };
const HASH_CHARACTERS = 64;

interface Call {
  readonly input?: string | Uint8Array;
  readonly seconds?: number;
  readonly whileSilent?: boolean;
  readonly signal?: AbortSignal;
  readonly folder?: string;
  readonly login?: boolean;
  /** Takes the output in place of memory. */
  readonly take?: (bytes: Buffer) => Promise<void>;
}

interface Answer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export class SshConnection implements Connection {
  private readonly session: Session;
  private isClosed = false;

  /** Throws `host-destination-invalid`: an option is no destination. */
  constructor(
    private readonly host: string,
    private readonly destination: string,
  ) {
    if (!/^[^-\s\p{Cc}][^\s\p{Cc}]*$/u.test(destination))
      throw new AppError('host-destination-invalid', { host, destination });
    this.session = openSession(destination);
  }

  async run(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
    // `command` takes a program even where the shell has a word of that name.
    const answer = await this.call(`command -- ${words.map(quoted).join(' ')}`, options);
    return { ...answer, stdout: answer.stdout.toString('utf8') };
  }

  async readPart(file: string, from: number, limit: number): Promise<Part | null> {
    const name = word(file);
    const { stdout } = await this.ask(
      `[ -f ${name} ] || exit 0\nwc -c <${name} && tail -c +${from + 1} <${name} | head -c ${limit}`,
      file,
    );
    const line = stdout.indexOf('\n');
    if (line < 0) return null;
    return { size: Number(stdout.toString('latin1', 0, line)), bytes: stdout.subarray(line + 1) };
  }

  async list(folder: string, signal?: AbortSignal): Promise<Entry[]> {
    const { stdout } = await this.ask(
      `[ -d ${word(folder)} ] || exit 0
CDPATH= cd -- ${word(folder)} >/dev/null || exit 1
find . \\( -type f -o -type d \\) -exec sh -c ${quoted(LIST)} sh {} +`,
      folder,
      { ...(signal && { signal }), whileSilent: true },
    );
    return entriesOf(stdout.toString('utf8'));
  }

  async write(
    folder: string,
    files: Readonly<Record<string, string | Uint8Array>>,
    signal?: AbortSignal,
  ): Promise<void> {
    const mark = randomBytes(8).toString('hex');
    const target = word(folder);
    const part = word(`${trimmed(folder)}.part-${mark}`);
    const answer = await this.call(
      `LC_ALL=C; export LC_ALL
if [ -e ${target} ] || [ -L ${target} ]; then exit ${NEW_FAILED.taken}; fi
mkdir -p -- ${word(path.posix.dirname(trimmed(folder)))} && mkdir -- ${part} || exit ${NEW_FAILED.code}
failed=${NEW_FAILED.code}
if (CDPATH= cd -- ${part} >/dev/null && tar -xof - && rmdir -- ${mark}); then
  if mkdir -- ${target}; then
    if mv -fT -- ${part} ${target} 2>/dev/null; then exit 0; fi
    rmdir -- ${target} && mv -- ${part} ${target} && exit 0
  else failed=${NEW_FAILED.taken}; fi
fi
rm -rf -- ${part}
exit $failed`,
      { input: tarOf(files, mark), whileSilent: true, ...(signal && { signal }) },
    );
    if (answer.code === 0) return;
    if (answer.code === NEW_FAILED.taken)
      throw new AppError('host-folder-taken', { host: this.host, path: folder });
    throw commandFailure(this.host, { ...answer, place: folder });
  }

  fetch(folder: string, to: string, options: FetchOptions = {}): Promise<Fetched> {
    const source = {
      host: this.host,
      list: (signal?: AbortSignal) => this.list(folder, signal),
      read: (pieces: readonly Piece[], sink: Sink, signal?: AbortSignal) =>
        this.readPieces(folder, pieces, sink, signal),
    };
    return fetchFiles(source, to, options);
  }

  async freeBytes(folder: string): Promise<number> {
    const { stdout } = await this.ask(
      `d=${word(folder)}
while [ ! -e "$d" ] && [ "$d" != / ] && [ "$d" != . ]; do d=$(dirname -- "$d"); done
df -Pk -- "$d"`,
      folder,
    );
    const text = stdout.toString('utf8');
    const free = /\s\d+\s+-?\d+\s+(-?\d+)\s+(?:\d+%|-)\s+\S/.exec(text.slice(text.indexOf('\n')));
    if (free === null)
      throw new AppError('host-command-failed', {
        host: this.host,
        code: 0,
        words: lastWords(text),
      });
    return Math.max(0, Number(free[1])) * 1024;
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await closeSession(this.destination);
  }

  /** The bytes of each piece, then its SHA-256, as the far side has them. */
  private async readPieces(
    folder: string,
    pieces: readonly Piece[],
    sink: Sink,
    signal?: AbortSignal,
  ): Promise<void> {
    const reader = new PieceReader(this.host, pieces, sink);
    const largest = Math.max(...pieces.map(({ size }) => size));
    const calls = pieces.map(
      ({ name, from, size }) => `piece ${from + 1} ${size - from} ${size} ${quoted(`./${name}`)}`,
    );
    await this.ask([READ_PIECE, ...calls].join('\n'), folder, {
      folder,
      whileSilent: true,
      // While a file is hashed nothing is sent.
      seconds: CALL_SECONDS + Math.ceil(largest / READ_RATE),
      take: (bytes) => reader.take(bytes),
      ...(signal && { signal }),
    });
    reader.end();
  }

  /** Runs a script of Pinnboard's own, which has to succeed. */
  private async ask(script: string, place: string, options: Call = {}): Promise<Answer> {
    const answer = await this.call(`LC_ALL=C; export LC_ALL\n${script}`, options);
    if (answer.code !== 0) throw commandFailure(this.host, { ...answer, place });
    return answer;
  }

  private async call(body: string, options: Call): Promise<Answer> {
    // A shell drops it, and would take another path.
    if (body.includes('\0')) {
      const words = 'a word contains a NUL character';
      throw new AppError('host-command-failed', { host: this.host, code: 1, words });
    }
    return this.session.use((begun) => this.callNow(body, options, begun), options.signal);
  }

  private async callNow(body: string, options: Call, begun: () => void): Promise<Answer> {
    const marks = newMarks();
    const { folder, seconds = CALL_SECONDS, take, login, ...limits } = options;
    const script = framedScript(body, marks, folder === undefined ? undefined : word(folder));
    const outFrame = new Frame(marks);
    const errorFrame = new Frame(marks);
    const out = new Output(MOST_OUTPUT);
    const errors = new Output(MOST_ERRORS);
    // What `ssh` and the login shell say.
    let before = '';
    const note = (chunk: Buffer): void => {
      if (!outFrame.begun) before = (before + chunk.toString('utf8')).slice(-MOST_ERRORS);
    };
    const args = await this.session.args(commandFor(script, login));
    try {
      await runChild('ssh', args, {
        ...limits,
        host: this.host,
        env: { ...process.env, SSH_ASKPASS_REQUIRE: 'never' },
        seconds,
        stdout: async (chunk) => {
          const bytes = outFrame.push(chunk);
          note(chunk);
          if (outFrame.begun) begun();
          if (bytes.length === 0) return;
          if (take) await take(bytes);
          else if (!out.keep(bytes))
            throw new AppError('host-answer-too-large', { host: this.host, limit: MOST_OUTPUT });
        },
        stderr: (chunk) => {
          note(chunk);
          errors.keep(errorFrame.push(chunk));
        },
        isDone: () => outFrame.end !== null && errorFrame.end !== null,
      });
    } catch (error) {
      if (errorCode(error) === 'ENOENT') throw new AppError('ssh-missing', {}, { cause: error });
      throw error;
    }
    const { end } = outFrame;
    if (end === NO_FOLDER)
      throw new AppError('host-command-failed', {
        host: this.host,
        code: 1,
        words: lastWords(errors.text()),
      });
    if (end === null) {
      this.session.lost();
      // What the command printed is not why it was cut.
      throw sshFailure(this.host, outFrame.begun ? '' : before);
    }
    return { code: Number(end), stdout: out.bytes(), stderr: errors.text() };
  }
}

/** Cuts the stream of pieces into their bytes and hashes. */
class PieceReader {
  private index = 0;
  private left: number;
  private hash = '';

  constructor(
    private readonly host: string,
    private readonly pieces: readonly Piece[],
    private readonly sink: Sink,
  ) {
    this.left = lengthOf(pieces[0]);
  }

  async take(chunk: Buffer): Promise<void> {
    let bytes = chunk;
    while (bytes.length > 0 && this.index < this.pieces.length) {
      if (this.left > 0) {
        const part = bytes.subarray(0, this.left);
        await this.sink.bytes(this.index, part);
        this.left -= part.length;
        bytes = bytes.subarray(part.length);
      } else {
        const missing = HASH_CHARACTERS - this.hash.length;
        this.hash += bytes.toString('latin1', 0, missing);
        bytes = bytes.subarray(missing);
        if (this.hash.length === HASH_CHARACTERS) await this.next();
      }
    }
  }

  /** Throws when something is missing. */
  end(): void {
    if (this.index < this.pieces.length)
      throw new AppError('host-unreachable', { host: this.host, words: '' });
  }

  private async next(): Promise<void> {
    if (/^0+$/.test(this.hash))
      throw new AppError('host-command-failed', {
        host: this.host,
        code: 127,
        words: 'sha256sum: not found',
      });
    await this.sink.hash(this.index, this.hash);
    this.index += 1;
    this.hash = '';
    this.left = lengthOf(this.pieces[this.index]);
  }
}

const lengthOf = (piece: Piece | undefined): number => (piece ? piece.size - piece.from : 0);

/** Type, size and name of each file, ended by NUL. */
const LIST = `for f; do
  if [ -d "$f" ]; then printf 'd 0 %s\\0' "$f"
  else s=$(wc -c <"$f") && printf 'f %d %s\\0' "$s" "$f"; fi
done`;

/** Prints bytes from a place, as many as are asked for even where the file is shorter, then the hash of its first bytes. */
const READ_PIECE = `sum() { { sha256sum 2>/dev/null || shasum -a 256 2>/dev/null; printf %064d 0; } | head -c ${HASH_CHARACTERS}; }
piece() {
  [ "$2" -eq 0 ] || { tail -c +"$1" <"$4"; cat /dev/zero; } 2>/dev/null | head -c "$2"
  head -c "$3" <"$4" | sum
}`;

function entriesOf(text: string): Entry[] {
  return text
    .split('\0')
    .flatMap((line): Entry[] => {
      const found = /^([df]) (\d+) \.\/(.+)$/s.exec(line);
      if (!found) return [];
      const [, kind, size, name = ''] = found;
      return [{ name, size: Number(size), isFolder: kind === 'd' }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A path as the shell reads it, and no program as an option. */
const word = (file: string): string => quoted(file.startsWith('-') ? `./${file}` : file);

const trimmed = (folder: string): string => folder.replace(/(?<=.)\/+$/, '');
