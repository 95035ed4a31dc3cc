/** One measured run in a process of its own: `pinnboard COUNT FOLDER` or `peer COUNT FOLDER PAYLOAD`; prints JSON. */
import { mkdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileContextsOf } from '../../../electron/node/sweep/write/fileContexts';
import { writeSweep } from '../../../electron/node/sweep/write/writeSweep';
import { resolve } from '../../../shared/factory';
import { effectiveValues } from '../../../shared/sweep/plan/effective';
import { planPoints } from '../../../shared/sweep/plan/planPoints';
import type { SweepSpec } from '../../../shared/sweep/sweep';

const [mode = '', countText = '', folder = '', source = '', target = ''] = process.argv.slice(2);
const count = Number(countText);

const spec: SweepSpec = {
  base: {
    target,
    workflow: 'training',
    train_data_file: source,
    output_dir: 'runs',
    overrides: { n_groups: 24, nphotons: 1e9 },
    execution: null,
  },
  axes: [
    { kind: 'list', name: 'gridsize', place: 'override', values: [1, 2] },
    {
      kind: 'range',
      name: 'learning_rate',
      place: 'execution',
      ...{ from: 1e-5, to: 1e-2, count: count / 2, scale: 'log', whole: false },
    },
  ],
  method: { kind: 'grid' },
  leave_out: [],
};

async function pinnboard(): Promise<string> {
  const contextOf = fileContextsOf(folder);
  const base = resolve(spec.base, await contextOf(spec.base));
  const plan = planPoints(spec, effectiveValues(spec.base, base));
  const destination = path.join(folder, 'pinnboard');
  const loader = '# loads a payload';
  const job = { spec, plan, destination, workingDir: folder, contextOf, loader };
  const outcome = await writeSweep(job);
  if (outcome.status !== 'written' || outcome.ready !== count)
    throw new Error(`${outcome.status}: ${outcome.ready} of ${count} points`);
  return path.join(destination, outcome.points[0]?.file ?? '');
}

/** The same number of files with the same text, flushed as well, as many at once; nothing is resolved. */
async function peer(): Promise<void> {
  const payload: unknown = JSON.parse(readFileSync(source, 'utf8'));
  const points = path.join(folder, 'peer');
  mkdirSync(points);
  let next = 0;
  const one = async () => {
    while (next < count) {
      next += 1;
      const text = JSON.stringify(payload, null, 2);
      await writeFile(path.join(points, `${next}.json`), text, { flush: true });
    }
  };
  await Promise.all(Array.from({ length: 16 }, one));
}

const started = performance.now();
void (mode === 'peer' ? peer() : pinnboard()).then((file) => {
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage();
  const cpu = (user + system) / 1e6;
  console.log(JSON.stringify({ seconds, cpu, peak: peakMemory(), file }));
});

/** In bytes. On Linux of this program alone: `maxRSS` counts what the process was before it was this program. */
function peakMemory(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}
