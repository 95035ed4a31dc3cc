/** The worker of a source: cancelled, hanging and dying, it is replaced, and the source goes on. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { setLogSink, toStderr } from '../../../electron/node/log';
import { openSource } from '../../../electron/node/prepare/sources/openSource';
import { PYTHON } from '../../python';
import { sourcesWorker } from './sourcesWorker';

const { folder, worker } = sourcesWorker();
const large = path.join(folder, 'large.h5');
// Twelve chunks of 64 MB: each takes the library a while, and none of them looks for messages.
execFileSync(PYTHON, [
  '-c',
  `
import h5py, numpy as np, sys
with h5py.File(sys.argv[1], 'w') as f:
    d = f.create_dataset('d', shape=(3, 4096, 4096), dtype='f4', chunks=(1, 4096, 4096), compression='gzip', compression_opts=1)
    d[:2] = np.random.default_rng(1).integers(0, 9, (2, 4096, 4096))
    f['small'] = np.arange(5)
`,
  large,
]);
const small = async (source: Awaited<ReturnType<typeof openSource>>) => [
  ...(await source.read('/small', null)).data,
];

describe('a reading that is cancelled', () => {
  it('ends soon in the middle of a chunk, and the source is read afterwards', async () => {
    const source = await openSource(large, { worker });
    const controller = new AbortController();
    const reading = source.read('/d', null, { signal: controller.signal });
    const ended = expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    const next = small(source);
    controller.abort();
    await ended;
    expect(await next).toEqual([0, 1, 2, 3, 4]);
    await source.close();
  });

  it('before it began reads nothing', async () => {
    const source = await openSource(large, { worker });
    await expect(source.read('/d', null, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    await source.close();
  });

  it('while the file is opened opens nothing', async () => {
    const controller = new AbortController();
    const opening = openSource(large, { worker, signal: controller.signal });
    controller.abort();
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
  });
});

it('reports progress up to the bytes that are read', async () => {
  const source = await openSource(large, { worker });
  const steps: number[] = [];
  await source.read('/d', null, { progress: (done, total) => steps.push(done / total) });
  expect(steps.length).toBeGreaterThan(0);
  expect(steps.every((step, i) => step > (steps[i - 1] ?? 0) && step <= 1)).toBe(true);
  await source.close();
});

/** A worker that fails as `how` says at the first reading of all, and then is the real one. */
function failingOnce(how: string): { readonly failing: string; readonly failed: () => boolean } {
  const failing = path.join(folder, 'sources', `${how.replace(/\W/g, '')}.cjs`);
  const mark = `${failing}.mark`;
  writeFileSync(
    failing,
    `
const { parentPort } = require('node:worker_threads');
const { existsSync, writeFileSync } = require('node:fs');
const mark = ${JSON.stringify(mark)};
let messages = 0;
if (!existsSync(mark)) parentPort.on('message', () => {
  messages += 1;
  if (messages === 2) { writeFileSync(mark, ''); ${how}; }
});
require('./sources.cjs');
`,
  );
  return { failing, failed: () => existsSync(mark) };
}

describe('a worker', () => {
  it('that hangs is replaced after a while that is said', async () => {
    const { failing, failed } = failingOnce('for (;;);');
    const source = await openSource(large, { worker: failing, patience: 8000 });
    await expect(source.read('/small', null)).rejects.toMatchObject({
      code: 'source-slow',
      message: 'Nothing could be read for 8 s. Check the disk or the network share.',
    });
    expect(failed()).toBe(true);
    expect(await small(source)).toEqual([0, 1, 2, 3, 4]);
    await source.close();
  });

  it('that dies is replaced', async () => {
    const logged = vi.fn();
    setLogSink(logged);
    const { failing } = failingOnce("throw new Error('no memory')");
    const source = await openSource(large, { worker: failing });
    await expect(source.read('/small', null)).rejects.toMatchObject({ code: 'worker-stopped' });
    expect(await small(source)).toEqual([0, 1, 2, 3, 4]);
    expect(logged).toHaveBeenCalled();
    setLogSink(toStderr);
    await source.close();
  });
});
