/** The same layouts with other sizes, types, names, units and optional parts, written by h5py and numpy. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withPositionUnit } from '../../../../shared/prepare/edits';
import { recogniseSources } from '../../../../shared/prepare/layouts';
import { geometrySchema } from '../../../../shared/prepare/recipe';
import { PYTHON } from '../../../python';
import { sourcesWorker } from '../sourcesWorker';
import { allPatterns, prepared, withSources } from './recognised';
import { largestDifference, scaledDifference, shiftedDifference } from './truth';

const { worker } = sourcesWorker();
const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-variants-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
execFileSync(PYTHON, [path.resolve('test/unit/prepare/layouts/variants.py'), folder]);

const VARIANTS = z
  .array(
    z.object({
      name: z.string(),
      layout: z.string(),
      files: z.array(z.string()),
      probe: z.boolean(),
      missing: z.array(z.string()),
      geometry: geometrySchema.nullable(),
      unit: z.string().nullable(),
    }),
  )
  .parse(JSON.parse(readFileSync(path.join(folder, 'variants.json'), 'utf8')));

describe('a file of another beamline becomes its truth', () => {
  it.each(VARIANTS)('$name', async ({ name, layout, files, probe, missing, geometry, unit }) => {
    const paths = [...files, `${name}.truth.npz`].map((one) => path.join(folder, one));
    await withSources(paths, worker, async (sources) => {
      const parts = sources.slice(0, -1);
      const truth = (array: string) => sources.at(-1)?.read(array, null) ?? expect.fail();
      const [amplitude, x, y] = [await truth('amplitude'), await truth('x'), await truth('y')];
      const [best] = await recogniseSources(parts);
      expect(best?.layout).toBe(layout);
      expect(best?.missing.map(({ what }) => what)).toEqual(missing);
      if (!best) return;
      const located = unit === null ? best.recipe : withPositionUnit(best.recipe, unit);
      const recipe = { ...located, geometry: { ...geometry, ...located.geometry } };
      const made = await prepared(recipe, parts);
      expect([made.count, made.size]).toEqual(amplitude.shape.slice(0, 2));
      expect(largestDifference(await allPatterns(made), amplitude.data)).toBeLessThan(1e-4);
      expect(shiftedDifference(made.points.x, x.data)).toBeLessThan(1e-4);
      expect(shiftedDifference(made.points.y, y.data)).toBeLessThan(1e-4);
      if (probe) expect(scaledDifference(made.probe.data, await truth('probe'))).toBeLessThan(1e-5);
    });
  });
});
