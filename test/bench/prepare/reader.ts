/** Opens a file as the sheet does, in a worker: `reader open|pattern FILE WORKER INDEX`; prints JSON of milliseconds. */
import { openSource } from '../../../electron/node/prepare/sources/openSource';

const SIDE = 512;

async function main(): Promise<void> {
  const [task = '', file = '', worker = '', index = '0'] = process.argv.slice(2);
  const begun = performance.now();
  const source = await openSource(file, { worker });
  const opened = performance.now();
  const side = { start: 0, count: SIDE };
  const box = [{ start: Number(index), count: 1 }, side, side];
  const data = task === 'pattern' ? (await source.read('/data', box)).data : [];
  let sum = 0;
  for (const value of data) sum += value;
  const read = performance.now();
  console.log(JSON.stringify({ open: opened - begun, pattern: read - opened, sum }));
  await source.close();
}

void main();
