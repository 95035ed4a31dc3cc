/** Pinnboard's and JavaScript's side of the bench: `reader TASK FILE RUNS INDEX`; prints JSON of milliseconds and peak memory. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { load } from 'npyjs';
import { readDataset } from '../../../electron/node/dataset/read';
import { MemberCache } from '../../../electron/node/npz/memberCache';
import { OpenNpz } from '../../../electron/node/npz/openNpz';
import { readPlane } from '../../../electron/node/pictures/plane';

type Task = (file: string, index: number) => Promise<unknown>;

const WATCH = { signal: new AbortController().signal, progress: () => {} };

async function inspect(file: string): Promise<void> {
  const reading = await readDataset(file);
  if (reading.status !== 'ok') throw new Error(reading.problem);
}

/** Every member, inflated and decoded. */
async function whole(file: string): Promise<void> {
  const members = Object.values(unzipSync(await readFile(file)));
  for (const bytes of members) await load(bytes.slice().buffer);
}

/** From the closed file to the numbers, nothing kept from before. */
async function pattern(file: string, index: number): Promise<number> {
  const npz = await OpenNpz.open(file, new MemberCache());
  try {
    return await sum(npz, index);
  } finally {
    await npz.close();
  }
}

let open: Promise<OpenNpz> | undefined;
/** As the window steps on: the file is open and the stack was inflated once. */
async function next(file: string, index: number): Promise<number> {
  open ??= OpenNpz.open(file, new MemberCache());
  return sum(await open, index);
}

async function sum(npz: OpenNpz, index: number): Promise<number> {
  const { data } = await readPlane(npz, 'diffraction', index, WATCH);
  let total = 0;
  for (let i = 0; i < data.length; i++) total += data[i] ?? 0;
  return total;
}

/** Bytes; VmHWM because maxRSS begins with the memory of the parent. */
function peak(): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return Number(kilobytes) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}

const TASKS = new Map<string, Task>([
  ['idle', async () => {}],
  ['inspect', inspect],
  ['whole', whole],
  ['pattern', pattern],
  ['next', next],
]);
const [name = '', file = '', runs, index] = process.argv.slice(2);

async function main(): Promise<void> {
  const task = TASKS.get(name);
  if (!task) throw new Error(`There is no task ${name}`);
  const times: number[] = [];
  let result: unknown;
  for (let run = 0; run < Number(runs); run++) {
    const begin = performance.now();
    result = await task(file, Number(index));
    times.push(performance.now() - begin);
  }
  await open?.then((npz) => npz.close());
  console.log(JSON.stringify({ times, peak: peak(), answer: result ?? null }));
}

void main();
