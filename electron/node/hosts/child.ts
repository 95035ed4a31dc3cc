/** A program that ends within its time limit, or is ended with all that it started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../shared/errors/appError';

export interface ChildOptions {
  /** Whom an error names. */
  readonly host: string;
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string | Uint8Array;
  readonly seconds: number;
  /** The limit is for the time without a byte, not for the whole. */
  readonly whileSilent?: boolean;
  readonly signal?: AbortSignal;
  /** Takes output; the program waits until it is taken. */
  readonly stdout: (chunk: Buffer) => void | Promise<void>;
  readonly stderr: (chunk: Buffer) => void;
  /** Whether everything has been said, though a process in the background holds the streams. */
  readonly isDone?: () => boolean;
  /** What it started is ended with it. */
  readonly withGroup?: boolean;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Bytes of input at once. */
const PIECE = 64 * 1024;
/** Milliseconds after which a program that does not end by SIGTERM is killed. */
const LAST_MS = 2000;
/** Milliseconds for the last words: an old ssh that stays in the background keeps stderr open. */
const GRACE_MS = 500;

/** Throws `host-timed-out`, the reason of `signal`, and what the system says when it cannot be started. */
export function runChild(
  program: string,
  args: readonly string[],
  options: ChildOptions,
): Promise<Exit> {
  const { signal, input = '', seconds } = options;
  signal?.throwIfAborted();
  const child = spawn(program, args, {
    cwd: options.folder,
    env: options.env,
    stdio: 'pipe',
    // Without a terminal nothing can ask for a password, and its group can be ended as a whole.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let isSettled = false;
    let isTaking = false;
    const settle = (act: () => void): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
      act();
    };
    const fail = (error: unknown): void =>
      settle(() => {
        end(child, options.withGroup);
        reject(error);
      });
    const aborted = (): void => fail(signal?.reason);
    const moved = (): void => {
      if (isSettled || (timer !== undefined && options.whileSilent !== true)) return;
      clearTimeout(timer);
      timer = setTimeout(
        () => fail(new AppError('host-timed-out', { host: options.host, seconds })),
        seconds * 1000,
      );
    };
    const said = (): void => {
      moved();
      if (isTaking || !options.isDone?.()) return;
      settle(() => {
        end(child);
        resolve({ code: null, signal: null });
      });
    };
    signal?.addEventListener('abort', aborted);
    moved();
    const exited = new Promise<Exit>((then) =>
      child.once('exit', (code, by) => then({ code, signal: by })),
    );
    child.once('error', fail);
    child.stderr.on('data', (chunk: Buffer) => {
      options.stderr(chunk);
      said();
    });
    const errorsRead = new Promise<void>((then) => child.stderr.once('close', then));
    const read = async (): Promise<void> => {
      for await (const chunk of child.stdout) {
        isTaking = true;
        await options.stdout(chunk);
        isTaking = false;
        said();
      }
    };
    // A program that ends without reading its input is no failure here: its exit code says more.
    pipeline(Readable.from(pieces(Buffer.from(input), moved)), child.stdin).catch(() => {});
    const ended = async (): Promise<void> => {
      await read();
      const exit = await exited;
      await Promise.race([errorsRead, new Promise((then) => setTimeout(then, GRACE_MS).unref())]);
      settle(() => resolve(exit));
    };
    ended().catch(fail);
  });
}

function* pieces(input: Buffer, moved: () => void): Generator<Buffer> {
  for (let at = 0; at < input.length; at += PIECE) {
    moved();
    yield input.subarray(at, at + PIECE);
  }
}

/** Ends a program, and with its group what it started. */
function end(child: ChildProcess, withGroup = false): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  if (child.exitCode !== null || child.signalCode !== null) return;
  const signal = withGroup && process.platform !== 'win32' ? signalGroup : signalOne;
  signal(child, 'SIGTERM');
  const last = setTimeout(() => signal(child, 'SIGKILL'), LAST_MS).unref();
  child.once('exit', () => clearTimeout(last));
}

const signalOne = (child: ChildProcess, signal: NodeJS.Signals): void => void child.kill(signal);

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}
