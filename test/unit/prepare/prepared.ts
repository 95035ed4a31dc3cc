/** Datasets that are prepared by the real readers, and compared by numpy. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { type PrepareOptions, prepare, type Result } from '../../../electron/node/prepare/prepare';
import { openSource } from '../../../electron/node/prepare/sources/openSource';
import { pythonOf } from '../../../shared/prepare/python/script';
import type { Recipe } from '../../../shared/prepare/recipe';
import { readRecipe } from '../../../shared/prepare/recipeFile';
import { type Source, usualKind } from '../../../shared/prepare/source';
import { runPython } from '../../python';
import { recipeOf } from './recipes';

export const FOREIGN = path.join(import.meta.dirname, '../../foreign');

export const folder = (): string => mkdtempSync(path.join(tmpdir(), "pinnboard prepare é'-"));

/** The recipe of a text. Fails with its problems. */
export function recipe(yaml: string): Recipe {
  const reading = readRecipe(recipeOf(yaml));
  if (reading.ok) return reading.recipe;
  throw new Error(reading.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
}

export async function withSources<T>(
  worker: string,
  files: readonly string[],
  use: (sources: readonly Source[]) => Promise<T>,
): Promise<T> {
  const sources: Source[] = [];
  try {
    for (const file of files) sources.push(await openSource(file, { worker }));
    return await use(sources);
  } finally {
    for (const source of sources) await source.close();
  }
}

export const options = (own: Partial<PrepareOptions> = {}): PrepareOptions => ({
  compress: true,
  signal: new AbortController().signal,
  progress: () => {},
  ...own,
});

/** Prepares into a new file of a new folder. */
export async function prepareFiles(
  worker: string,
  files: readonly string[],
  given: Recipe,
  own: Partial<PrepareOptions> = {},
): Promise<{ readonly output: string; readonly result: Result }> {
  const output = path.join(folder(), 'prepared.npz');
  const result = await withSources(worker, files, (sources) =>
    prepare(given, sources, output, options(own)),
  );
  return { output, result };
}

/** The same by the Python copy of the recipe. */
export function preparePython(files: readonly string[], given: Recipe): string {
  const output = path.join(folder(), 'python.npz');
  const script = path.join(path.dirname(output), 'recipe.py');
  const named = files.map((path) => ({ path, kind: usualKind(path) ?? 'hdf5', series: null }));
  writeFileSync(script, pythonOf(given, named, output));
  runPython([script]);
  return output;
}

type Difference = { readonly [array: string]: number | string | boolean };

/** The largest difference of each array. */
export function difference(a: string, b: string, truth = false): Difference {
  const script = path.join(import.meta.dirname, 'difference.py');
  const words = [script, a, b, ...(truth ? ['truth'] : [])];
  return JSON.parse(runPython(words));
}

/** Both files hold the same arrays. */
export function expectSame(a: string, b: string): void {
  for (const [name, value] of Object.entries(difference(a, b)))
    expect({ name, value }).toEqual({ name, value: 0 });
}

/** The file holds the patterns and positions of the truth. */
export function expectTrue(file: string): void {
  const truth = difference(file, path.join(FOREIGN, 'truth.npz'), true);
  expect(truth['amplitude']).toBeLessThan(1e-5);
  expect(truth['positions']).toBeLessThan(1e-5);
}
