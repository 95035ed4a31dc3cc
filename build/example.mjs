// @ts-check
/**
 * Writes the bundled example dataset: a small synthetic ptychography scene, the same bytes at every run.
 * `node build/example.mjs` writes electron/resources/example.npz.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { npzBytes } from './example/npz.mjs';
import { simulateScene } from './example/scene.mjs';
import { isStarted } from './started.mjs';

const OUTPUT = fileURLToPath(new URL('../electron/resources/example.npz', import.meta.url));

/** The whole file. */
export function exampleDataset() {
  const scene = simulateScene();
  const { count, N, M } = scene;
  const metadata = {
    schema_version: '1.0.0',
    creation_info: { script: 'build/example.mjs', description: 'Synthetic Siemens star' },
    physics_parameters: { nphotons: scene.nphotons, N, gridsize: 1 },
  };
  const patterns = { descr: '<f4', shape: [count, N, N], data: scene.diffraction };
  return npzBytes({
    // Under both names, because each of PtychoPINN's loaders asks for one of them first.
    diffraction: patterns,
    diff3d: patterns,
    probeGuess: { descr: '<c8', shape: [N, N], data: scene.probe },
    objectGuess: { descr: '<c8', shape: [M, M], data: scene.object },
    xcoords: { descr: '<f8', shape: [count], data: scene.x },
    ycoords: { descr: '<f8', shape: [count], data: scene.y },
    xcoords_start: { descr: '<f8', shape: [count], data: scene.x },
    ycoords_start: { descr: '<f8', shape: [count], data: scene.y },
    scan_index: { descr: '<i8', shape: [count], data: new BigInt64Array(count) },
    // A float, as Python would write it.
    _metadata: textArray(JSON.stringify(metadata).replace('1000000000', '1000000000.0')),
  });
}

/** A 0-d unicode array, as numpy.array(text) is. @param {string} text */
function textArray(text) {
  const codes = Uint32Array.from(text, (c) => c.codePointAt(0) ?? 0);
  return { descr: `<U${codes.length}`, shape: [], data: codes };
}

if (isStarted(import.meta.url)) {
  const bytes = exampleDataset();
  writeFileSync(OUTPUT, bytes);
  console.log(`electron/resources/example.npz: ${bytes.length} bytes`);
}
