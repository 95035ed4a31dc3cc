/** A dataset's file as a scan in memory, so that tests can spoil it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputSources } from '../../../../electron/node/plan/inputSource';
import { unwatched, using } from '../../pictures/numpy';
import type { Scan } from './simulate';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** 36 simulated patterns of a Siemens star. */
export const EXAMPLE = path.join(ROOT, 'electron/resources/example.npz');
/** 48 measured patterns, as counts. */
export const MEASURED = path.join(ROOT, 'test/plan/input/siemens64.npz');

/** Reads a file whole. */
export const scanOf = (file: string): Promise<Scan> =>
  using(file, async (npz) => {
    const source = await new InputSources().of(npz, 'diffraction', unwatched());
    const { count, side, probe, object, positions } = source;
    if (!probe || !positions) throw new Error(`${file} is no scan`);
    const patterns: Float32Array[] = [];
    for (let index = 0; index < count; index++)
      patterns.push(Float32Array.from(await source.pattern(index)));
    const [x, y] = [Float64Array.from(positions.x), Float64Array.from(positions.y)];
    return { side, x, y, patterns, probe, object };
  });
