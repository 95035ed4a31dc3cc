/** Runs the factory of an installed PtychoPINN in a child process. Only ever called because the user asked for it. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { firstInvalidText, REPORTED } from '../../../shared/errors/invalid';
import { readJson } from '../../../shared/json/read';
import {
  type FactoryAnswer,
  type Installed,
  messageSchema,
  type PythonException,
} from '../../../shared/verify/factoryProgram';
import { errorCode } from '../files/errno';
import { OutputTail } from './outputTail';

/** Importing torch and TensorFlow takes half a minute on a cold disk. */
export const LIMIT_SECONDS = 300;

/** Longest answer: a payload has some 20,000 characters. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** How long the output of an ended process is waited for. */
const DRAIN_MS = 2000;

export interface RunOptions {
  readonly python: string;
  /** Text of `pinnboard_factory.py`. */
  readonly program: string;
  /** Folder to which relative paths refer. */
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
  readonly limitSeconds?: number;
  /** Called once PtychoPINN is imported and its factory begins. */
  readonly onImported?: (() => void) | undefined;
}

export interface FactoryRun {
  readonly installed: Installed;
  /** In the order of the requests. */
  readonly answers: readonly FactoryAnswer[];
  readonly seconds: number;
  readonly output: string;
}

/** The program of this build, in the `resources` below the folder. Throws `loader-missing`. */
export async function readFactoryProgram(dist: string | undefined): Promise<string> {
  const name = 'pinnboard_factory.py';
  if (dist === undefined) throw new AppError('loader-missing', { file: name });
  return readFile(path.join(dist, 'resources', name), 'utf8').catch((cause: unknown) => {
    throw new AppError('loader-missing', { file: name }, { cause });
  });
}

/** Processes that run now: none outlives this one. */
const running = new Set<ChildProcessWithoutNullStreams>();
process.on('exit', () => {
  for (const child of running) end(child);
});

/** How a conversation with the program ended. */
type Ending =
  | { readonly installed: Installed; readonly answers: readonly FactoryAnswer[] }
  | { readonly failed: PythonException }
  | { readonly problem: string }
  | { readonly code: number | null; readonly signal: NodeJS.Signals | null }
  | { readonly notStarted: unknown };

/**
 * What the factory makes of each request, a line of `factoryLine`. The process and everything that it started is ended when the answers are
 * there, after the time limit, on `signal`, and with this process. Throws an `AppError`, `cancelled` among them.
 */
export async function runFactory(
  requests: readonly string[],
  options: RunOptions,
): Promise<FactoryRun> {
  const { python, signal, limitSeconds = LIMIT_SECONDS } = options;
  signal?.throwIfAborted();
  const started = Date.now();
  const child = start(options);
  const output = new OutputTail();
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    end(child);
  }, limitSeconds * 1000);
  const stop = () => end(child);
  signal?.addEventListener('abort', stop);
  running.add(child);
  const ending = await converse(child, requests, options, output);
  const seconds = (Date.now() - started) / 1000;
  clearTimeout(limit);
  signal?.removeEventListener('abort', stop);
  end(child);
  await drained(child);
  running.delete(child);
  if (signal?.aborted) throw new AppError('cancelled', {});
  const all = { python, output: String(output) };
  if (isLate) throw new AppError('factory-too-slow', { ...all, seconds: limitSeconds });
  if (!('answers' in ending)) throw failure(ending, all, options);
  return { ...ending, seconds, output: all.output };
}

function failure(
  ending: Exclude<Ending, { answers: readonly FactoryAnswer[] }>,
  all: { readonly python: string; readonly output: string },
  { python, cwd }: RunOptions,
): AppError {
  if ('failed' in ending) return new AppError('factory-not-imported', { ...all, ...ending.failed });
  if ('problem' in ending) return new AppError('factory-answer-invalid', { ...all, ...ending });
  if ('code' in ending) return new AppError('factory-ended', { ...all, ...ending });
  // The same error of the system is given for a working directory that does not exist.
  return existsSync(cwd)
    ? new AppError('interpreter-not-started', { path: python, errno: errorCode(ending.notStarted) })
    : new AppError('file-missing', { path: cwd });
}

/** Waits until both streams of an ended process are read; a process that left its group may hold them open. */
const drained = (child: ChildProcessWithoutNullStreams): Promise<void> =>
  new Promise((resolve) => {
    if (child.stdout.closed && child.stderr.closed) return resolve();
    const enough = setTimeout(resolve, DRAIN_MS);
    child.once('close', () => {
      clearTimeout(enough);
      resolve();
    });
  });

function start({ python, program, cwd }: RunOptions): ChildProcessWithoutNullStreams {
  const child = spawn(python, ['-c', program], {
    cwd,
    // The leader of a group, so that what it starts ends with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
    env: {
      ...process.env,
      // An environment is read, never changed.
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONIOENCODING: 'utf-8:backslashreplace',
    },
  });
  // A process that ends early breaks the pipe; its end is reported.
  child.stdin.on('error', () => {});
  return child;
}

/** Ends a process and everything in its group. */
function end(child: ChildProcessWithoutNullStreams): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    if (child.exitCode === null)
      spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of the group runs any more.
  }
}

/** Sends the requests and waits for all answers. */
function converse(
  child: ChildProcessWithoutNullStreams,
  requests: readonly string[],
  { onImported }: RunOptions,
  output: OutputTail,
): Promise<Ending> {
  const marker = `pinnboard ${randomBytes(12).toString('hex')} `;
  return new Promise((resolve) => {
    let installed: Installed | null = null;
    const answers: FactoryAnswer[] = [];
    const receive = (text: string) => {
      const reading = readJson(text);
      const parsed = messageSchema.safeParse(reading.ok ? reading.data : null, REPORTED);
      if (!parsed.success)
        return resolve({ problem: firstInvalidText(parsed.error, 'the answer') });
      const message = parsed.data;
      if ('failed' in message) return resolve(message);
      if ('installed' in message) {
        installed = message.installed;
        onImported?.();
        return;
      }
      if (installed === null) return resolve({ problem: 'it does not say what answers' });
      answers.push(message);
      if (answers.length === requests.length) resolve({ installed, answers });
    };
    readLines(child, marker, output, receive, () => resolve({ problem: 'it is too long' }));
    child.on('error', (error) => resolve({ notStarted: error }));
    child.on('close', (code, signal) => resolve({ code, signal }));
    // Its input stays open: the program ends itself when this process is gone.
    child.stdin.write(`${JSON.stringify({ marker, watch: true })}\n`);
    for (const request of requests) child.stdin.write(request);
  });
}

/** Separates the answers, which begin with the marker, from what PtychoPINN prints. */
function readLines(
  { stdout, stderr }: ChildProcessWithoutNullStreams,
  marker: string,
  output: OutputTail,
  receive: (text: string) => void,
  tooLong: () => void,
): void {
  let rest = '';
  stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith(marker)) receive(line.slice(marker.length));
      else if (line !== '') output.add(`${line}\n`);
    }
    if (rest.length > LONGEST_LINE) tooLong();
  });
  stdout.on('end', () => output.add(rest));
  stderr.setEncoding('utf8').on('data', (text: string) => output.add(text));
}
