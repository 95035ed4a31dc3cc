/** The Python that tests run, with numpy, h5py and PyYAML: found or made on import, which no test's time limit covers. */
import { execFileSync, spawn } from 'node:child_process';
import { openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { testPython } from '../build/python.mjs';
import { folderFor } from './folders';

export { withPython } from '../build/python.mjs';
export const PYTHON = testPython();

const SERVER = path.join(import.meta.dirname, 'pythonServer.py');

let started: { readonly asks: number; readonly answers: number } | null = null;

/** Starts it once for all test files of this process, with which it ends. */
function server() {
  if (started) return started;
  const folder = folderFor('python');
  const [asks, answers] = ['asks', 'answers'].map((name) => path.join(folder, name));
  if (asks === undefined || answers === undefined) throw new Error('no FIFOs');
  execFileSync('mkfifo', [asks, answers]);
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1' };
  spawn(PYTHON, [SERVER, asks, answers], { stdio: 'ignore', env }).unref();
  // Each waits for the other end.
  started = { asks: openSync(asks, 'w'), answers: openSync(answers, 'r') };
  return started;
}

/**
 * What `python WORDS` prints: a script or `-c` and a program, and its arguments. As a process of its own, without the
 * half second in which it imports numpy and h5py. Throws with what it wrote to stderr where it fails.
 */
export function runPython(words: readonly string[], cwd = process.cwd()): string {
  const { asks, answers } = server();
  writeSync(asks, `${JSON.stringify({ words, cwd })}\n`);
  const chunks: Buffer[] = [];
  do {
    const chunk = Buffer.alloc(65_536);
    const read = readSync(answers, chunk);
    if (read === 0) throw new Error("The tests' Python has ended.");
    chunks.push(chunk.subarray(0, read));
  } while (chunks.at(-1)?.at(-1) !== NEWLINE);
  const { code, out, err } = answerSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
  if (code !== 0) throw new Error(`Python ended with ${code}: ${err}`);
  return out;
}

const NEWLINE = 10;
const answerSchema = z.object({ code: z.number(), out: z.string(), err: z.string() });
