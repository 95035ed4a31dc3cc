/**
 * Answers the requests of a file in this process, and prints the seconds of wall and processor time that it took:
 * `batch` as the command does, `resolve` the factory and the rules alone.
 *
 *     node ours.cjs batch|resolve REQUESTS FOLDER ROUNDS
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { PassThrough, Writable } from 'node:stream';
import { runCommandLine } from '../../../electron/cli/program';
import { statsBy } from '../../../electron/node/array-stats/policy';
import { readFileContext } from '../../../electron/node/session/fileContext';
import { ReadingCache } from '../../../electron/node/session/readingCache';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { resolve } from '../../../shared/factory';
import { parseRequest } from '../../../shared/formats/parseRequest';
import type { Request } from '../../../shared/request/request';

const [task = '', file = '', folder = '', rounds = '1'] = process.argv.slice(2);

async function batch(): Promise<void> {
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done() });
  const streams = { stdin: new PassThrough(), stdout, stderr: process.stderr, cwd: folder };
  const code = await runCommandLine(['batch', file], streams);
  if (code !== 0) throw new Error(`batch: exit code ${code}`);
}

async function cases(): Promise<{ request: Request; fileContext: FileContext }[]> {
  const cache = new ReadingCache();
  const valuesOf = statsBy('auto');
  const all = [];
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
    const parsed = parseRequest(line);
    if (!parsed.ok) throw parsed.error;
    const { request } = parsed;
    const fileContext = await readFileContext(request, folder, cache, { valuesOf });
    all.push({ request, fileContext });
  }
  return all;
}

async function main(): Promise<void> {
  const requests = await cases();
  const once =
    task === 'batch'
      ? batch
      : async () => {
          // A request of a batch is a new object each time: its merge is remembered with it.
          for (const { request, fileContext } of requests) resolve({ ...request }, fileContext);
        };
  // The first round compiles.
  await once();
  const wall = performance.now();
  const before = process.cpuUsage();
  for (let i = 0; i < Number(rounds); i++) await once();
  const { user, system } = process.cpuUsage(before);
  const measured = { wall: (performance.now() - wall) / 1000, cpu: (user + system) / 1e6 };
  console.log(JSON.stringify({ ...measured, requests: Number(rounds) * requests.length }));
}

void main();
