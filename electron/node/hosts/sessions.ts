/**
 * One handshake for many calls: the first `ssh` to a destination stays in the background and serves the others through
 * a socket that only this user reaches (OpenSSH's ControlMaster, which Windows does not have).
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CONNECT_SECONDS, SILENCE_SECONDS } from './failure';

/** Seconds after which an unused connection ends, if Pinnboard could not end it. */
const PERSIST_SECONDS = 60;
/** Calls at once; a server takes ten over one connection unless it is told otherwise. */
const AT_ONCE = 6;
/** A socket's path is short, since ssh appends 17 characters while it makes it, and no option of ssh reads it otherwise. */
const SUITABLE_FOLDER = /^[\w./-]{1,70}$/;

/** Milliseconds for a question to an `ssh` in the background. */
const LOCAL_MS = 2000;

const OPTIONS = [
  'BatchMode=yes',
  `ConnectTimeout=${CONNECT_SECONDS}`,
  'ServerAliveInterval=5',
  `ServerAliveCountMax=${SILENCE_SECONDS / 5}`,
  'ClearAllForwardings=yes',
  'PermitLocalCommand=no',
  'RemoteCommand=none',
  'LogLevel=INFO',
].flatMap((option) => ['-o', option]);

/** The connection to one destination; everything that asks it in this process shares it. */
class Session {
  users = 0;
  private isOpen = false;
  private opening: Promise<void> | null = null;
  private running = 0;
  /** When the last call ended. */
  private used = 0;
  private readonly waiting: (() => void)[] = [];
  private control: Promise<readonly string[]> | null = null;

  constructor(
    private readonly destination: string,
    private readonly socket: string | null,
  ) {}

  /** The arguments of `ssh` for a command there. */
  async args(command: string): Promise<string[]> {
    this.control ??= this.controlOptions();
    return ['-T', '-x', ...OPTIONS, ...(await this.control), '--', this.destination, command];
  }

  /**
   * Runs a call. The first one is alone until it calls `begun`; what waits for it fails as it does, so a host that hangs
   * is waited for once. Throws what the call throws, and the reason of `signal`.
   */
  async use<T>(call: (begun: () => void) => Promise<T>, signal?: AbortSignal): Promise<T> {
    // Unused for long, it has ended by itself: one call makes it again.
    if (this.running === 0 && Date.now() - this.used > (PERSIST_SECONDS - 1) * 1000)
      this.isOpen = false;
    while (!this.isOpen && this.opening) await unlessAborted(this.opening, signal);
    if (!this.isOpen) return this.open(call, signal);
    await this.turn(signal);
    try {
      return await call(() => {});
    } finally {
      this.used = Date.now();
      this.next();
    }
  }

  /** Waits until fewer calls run than may. */
  private async turn(signal?: AbortSignal): Promise<void> {
    if (this.running < AT_ONCE) {
      this.running += 1;
      return;
    }
    let go = () => {};
    const turn = new Promise<void>((resolve) => {
      go = resolve;
    });
    this.waiting.push(go);
    try {
      await unlessAborted(turn, signal);
    } catch (error) {
      const at = this.waiting.indexOf(go);
      if (at >= 0) this.waiting.splice(at, 1);
      else this.next();
      throw error;
    }
  }

  /** A call has ended: the next one has its turn. */
  private next(): void {
    const go = this.waiting.shift();
    if (go) go();
    else this.running -= 1;
  }

  /** The next call makes the connection again. */
  lost(): void {
    this.isOpen = false;
  }

  /** Ends the connection that is in the background, if there is one. */
  async end(): Promise<void> {
    if (this.socket !== null) await succeeds(this.exitArgs());
  }

  /** The same for a process that ends now. */
  endNow(): void {
    if (this.socket !== null)
      spawnSync('ssh', this.exitArgs(), { stdio: 'ignore', timeout: LOCAL_MS });
  }

  private open<T>(call: (begun: () => void) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      let isSettled = false;
      this.opening = new Promise((opened, failed) => {
        const settled = (act: () => void): void => {
          if (!isSettled) this.opening = null;
          isSettled = true;
          act();
        };
        call(() => {
          this.isOpen = true;
          this.used = Date.now();
          settled(opened);
        }).then(
          (result) => {
            settled(opened);
            resolve(result);
          },
          (error: unknown) => {
            // Who was not cancelled tries for itself.
            settled(signal?.aborted ? opened : () => failed(error));
            reject(error);
          },
        );
      });
      // The call itself reports it; others need not be waiting.
      this.opening.catch(() => {});
    });
  }

  /** A connection of the user's own configuration that is open already is used: it may have asked for more than a key. */
  private async controlOptions(): Promise<readonly string[]> {
    if (this.socket === null || (await succeeds(['-O', 'check', '--', this.destination])))
      return [];
    const options = ['auto', this.socket, PERSIST_SECONDS];
    return ['Master', 'Path', 'Persist'].flatMap((name, i) => [
      '-o',
      `Control${name}=${options[i]}`,
    ]);
  }

  private exitArgs(): string[] {
    return ['-o', `ControlPath=${this.socket}`, '-O', 'exit', '--', this.destination];
  }
}

export type { Session };

const sessions = new Map<string, Session>();
let folder: string | null = null;
let sockets = 0;

/** The session of a destination, for one more user of it. */
export function openSession(destination: string): Session {
  const known = sessions.get(destination);
  const session = known ?? new Session(destination, newSocket());
  sessions.set(destination, session);
  session.users += 1;
  return session;
}

/** Its last user ends it. */
export async function closeSession(destination: string): Promise<void> {
  const session = sessions.get(destination);
  if (!session) return;
  session.users -= 1;
  if (session.users > 0) return;
  sessions.delete(destination);
  await session.end();
  if (sessions.size === 0) removeFolder();
}

/** A name in a folder that only this user may read; null on Windows. */
function newSocket(): string | null {
  if (process.platform === 'win32') return null;
  if (folder === null) {
    const temporary = tmpdir();
    folder = mkdtempSync(path.join(SUITABLE_FOLDER.test(temporary) ? temporary : '/tmp', 'pb-'));
    if (sockets === 0) process.once('exit', endAll);
  }
  sockets += 1;
  return path.join(folder, String(sockets));
}

function endAll(): void {
  for (const session of sessions.values()) session.endNow();
  removeFolder();
}

function removeFolder(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  folder = null;
}

/** A question to an `ssh` in the background, which is on this machine. */
function succeeds(args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('ssh', args, { stdio: 'ignore', timeout: LOCAL_MS });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Waits for a promise, or throws the reason of the signal. */
async function unlessAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  let aborted = () => {};
  const stopped = new Promise<never>((_, reject) => {
    aborted = () => reject(signal.reason);
    signal.addEventListener('abort', aborted);
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    signal.removeEventListener('abort', aborted);
  }
}
