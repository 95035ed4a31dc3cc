/** The probe that a network was trained with, found from the folder of its run, and brought to other patterns. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { datasetOfModel, probeIn } from '../../../electron/node/prepare/modelProbe';
import { FORMAT } from '../../../shared/formats/payloadFile';
import { openPrepared } from '../../../shared/prepare/prepared';
import { FOREIGN, folder, prepareFiles, recipe, withSources } from './prepared';
import { EXAMPLES } from './recipes';
import { sourcesWorker } from './sourcesWorker';

const { worker } = sourcesWorker();

/** A run whose record names `dataset`, which is beside it. */
function runWith(
  dataset: string,
  dir = folder(),
): { readonly run: string; readonly named: string } {
  const run = path.join(dir, `run-${dataset}`);
  mkdirSync(path.join(run, 'out'), { recursive: true });
  const named = path.join(dir, dataset);
  for (const own of ['status.json', 'request.json']) writeFileSync(path.join(run, own), '{}');
  writeFileSync(
    path.join(run, 'payload.json'),
    JSON.stringify({ format: FORMAT, dataset: { path: named } }),
  );
  return { run, named };
}

describe('the probe of a model', () => {
  it('is in the dataset that the run names, from the run as from its model folder', async () => {
    const { run, named } = runWith('scan.npz');
    copyFileSync(path.join(FOREIGN, 'good_ptychopinn.npz'), named);
    for (const at of [run, path.join(run, 'out')]) expect(await datasetOfModel(at)).toBe(named);
    await withSources(worker, [named], async ([source]) => {
      const found = probeIn(source?.file ?? expect.fail('No file'), run);
      expect(found).toEqual({ path: 'probeGuess', pixel: null });
    });
  });

  it('is resampled where its dataset was prepared and says its pixel', async () => {
    const files = [path.join(FOREIGN, 'scan.cxi')];
    const given = recipe(EXAMPLES['CXI']?.yaml ?? '');
    const { output } = await prepareFiles(worker, files, given);
    await withSources(worker, [...files, output], async (sources) => {
      const [, dataset] = sources;
      const { path: array, pixel } = probeIn(dataset?.file ?? expect.fail('No file'), output);
      // λ z / (N Δ) for 8.8 keV, 1.5 m, 64 pixels of 75 µm.
      expect(pixel).toBeCloseTo(((1.23984198e-6 / 8800) * 1.5) / (64 * 75e-6), 12);
      const probe = {
        array: { file: 2, path: array },
        steps: [],
        pixel: { value: pixel ?? 0, unit: 'm' },
      };
      const cropped = await openPrepared({ ...given, probe, size: 32 }, sources);
      const follows = await openPrepared({ ...given, size: 32 }, sources);
      expect(cropped.probe.rows).toBe(32);
      const apart = cropped.probe.data.map((value, i) =>
        Math.abs(value - (follows.probe.data[i] ?? 0)),
      );
      expect(Math.max(...apart)).toBeLessThan(1e-4 * Math.max(...follows.probe.data));
    });
  });

  it('is of no dataset in a folder of several networks that were trained with different ones', async () => {
    const dir = folder();
    for (const name of ['a.npz', 'b.npz'])
      copyFileSync(path.join(FOREIGN, 'good_ptychopinn.npz'), runWith(name, dir).named);
    await expect(datasetOfModel(dir)).rejects.toMatchObject({
      code: 'model-without-probe',
      parameters: { dataset: null },
    });
  });

  it('is said to be missing, with the reason', async () => {
    const { run, named } = runWith('gone.npz');
    await expect(datasetOfModel(run)).rejects.toMatchObject({
      code: 'model-without-probe',
      parameters: { dataset: named, isThere: false },
    });
    const bare = path.join(folder(), 'bare');
    mkdirSync(bare);
    await expect(datasetOfModel(bare)).rejects.toMatchObject({
      message: expect.stringContaining('holds no probe'),
    });
    await withSources(worker, [path.join(FOREIGN, 'hxn.h5')], async ([source]) => {
      const file = source?.file ?? expect.fail('No file');
      expect(() => probeIn(file, run)).toThrow(/no array `probeGuess`/);
    });
  });
});
