/** One stretch of a long run, in a process of its own: `child.cjs seed from to folder`; its last line is a summary in JSON. */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { inputOf, readSeeds } from './inputs';
import { judge } from './judge';
import { CRASHED } from './judgeForeign';

const [seed = 1, from = 0, to = 0] = process.argv.slice(2, 5).map(Number);
const folder = process.argv[5] ?? '.';
const seeds = readSeeds(process.cwd());
/** The parent looks here which input a process hangs or dies at. */
const current = openSync(path.join(folder, 'current'), 'w');
const outcomes: { [outcome: string]: number } = {};
const failures: { index: number; error: string }[] = [];
let peak = 0;
let next = to;
for (let index = from; index < to; index++) {
  writeSync(current, String(index).padEnd(16), 0);
  const input = inputOf(seed, index, seeds);
  try {
    const outcome = await judge(input, path.join(folder, 'input'));
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (outcome.endsWith(CRASHED)) {
      next = index + 1;
      break;
    }
  } catch (error) {
    failures.push({
      index,
      error: error instanceof Error ? (error.stack ?? error.message) : `${error}`,
    });
    writeFileSync(path.join(folder, `seed${seed}-input${index}`), input.bytes);
  }
  if (index % 100 === 0) peak = Math.max(peak, process.memoryUsage.rss());
}
closeSync(current);
console.log(
  JSON.stringify({
    outcomes,
    failures,
    next,
    peak: Math.max(peak, process.resourceUsage().maxRSS * 1024),
  }),
);
