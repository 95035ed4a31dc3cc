/** The short run that measures a GPU, and the user's own GPUs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readGpus } from '../../../../electron/node/state/gpus';
import { EXPORT_FORMATS } from '../../../../shared/exporters';
import { resolve } from '../../../../shared/factory';
import { countsOf } from '../../../../shared/plan/counts';
import { measuringRequest } from '../../../../shared/plan/measuring';
import type { EntryPoint } from '../../../../shared/request/entryPoint';
import type { TrainingRequest } from '../../../../shared/request/request';
import type { Values } from '../../../../shared/values/value';
import { requestOf } from '../recorded';
import { inputsOf, scan } from './cases';

const training = (overrides: Values, entry_point: EntryPoint = 'python'): TrainingRequest => ({
  ...requestOf({ request: { route: 'native', ...overrides } }, { dataset: 'scan.npz' }),
  output_dir: 'out/',
  entry_point,
});
const files = { dataset: scan(64, 1) };

function measuring(request: TrainingRequest): TrainingRequest {
  const made = measuringRequest(request, inputsOf(request, files));
  if ('reason' in made) throw new Error(made.reason);
  return made;
}

describe('a measuring run', () => {
  it.each<[overrides: Values, steps: number]>([
    [{ n_groups: 900, batch_size: 8, max_epochs: 50 }, 20],
    // Three batches an epoch: seven epochs are the least with 20 steps.
    [{ n_groups: 40, batch_size: 16, epochs: 50 }, 21],
    [{ n_groups: 5, batch_size: 16, gridsize: 1 }, 20],
  ])('of %j has %i steps with the same network and batch', (overrides, steps) => {
    const request = training(overrides);
    const made = measuring(request);
    const inputs = inputsOf(made, files);
    expect(countsOf(inputs).optimizerSteps.value).toBe(steps);
    expect(inputs.batchSize).toBe(overrides.batch_size);
    expect(made.output_dir).toBe('out-measured');
  });

  it('is exported as any request is', () => {
    const request = measuring(training({ n_groups: 900, batch_size: 8 }));
    const script = EXPORT_FORMATS.find(({ id }) => id === 'python');
    const { text } = script?.write({ request, resolution: resolve(request, files) }) ?? {};
    expect(text).toContain("'n_groups': 160");
    expect(text).toContain('out-measured');
  });

  it.each<[EntryPoint, EntryPoint]>([
    ['native', 'native'],
    ['python', 'python'],
    ['script', 'python'],
  ])(
    'of %s is started as %s, with the progress bar that tells seconds per step',
    (asked, started) => {
      const request = measuring(training({ n_groups: 900, batch_size: 8 }, asked));
      expect(request.entry_point).toBe(started);
      expect(request.execution).toMatchObject({ enable_progress_bar: true });
    },
  );

  it('of the memory-mapped loader has a reason', () => {
    const request = training({ batch_size: 8 }, 'lightning');
    expect(measuringRequest(request, inputsOf(request, files))).toEqual({
      reason: 'This entry point trains on all groups of the scan: no shorter run can be written.',
    });
  });
});

describe('the file of own GPUs', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-gpus-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (text: string) => writeFileSync(path.join(folder, 'gpus.json'), text);

  it('adds to the table, and may be missing', async () => {
    const { gpus } = await readGpus(path.join(folder, 'none'));
    expect(gpus.length).toBeGreaterThan(10);
    write('{"version": 1, "gpus": [{"name": "Beamline 7", "gigabytes": 20}]}');
    const own = await readGpus(folder);
    expect(own).toMatchObject({ problem: null });
    expect(own.gpus).toContainEqual({ name: 'Beamline 7', gigabytes: 20 });
  });

  it.each([
    ['{', 'it is not valid JSON'],
    ['{"version": 1, "gpus": [{"name": "x", "gigabytes": -1}]}', 'gpus.0.gigabytes'],
    ['{"version": 2}', 'a later Pinnboard saved it'],
  ])('%s is left alone, and it is said', async (text, why) => {
    write(text);
    const { gpus, problem } = await readGpus(folder);
    expect(gpus.length).toBeGreaterThan(10);
    expect(problem).toContain(why);
  });
});
