/** The probe of a trained network: PtychoPINN saves none with the weights, but the run names the dataset that has it. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/errors/appError';
import { parseJson } from '../../../shared/json/read';
import type { SourceFile } from '../../../shared/prepare/source';
import { findRuns } from '../runs/findRuns';
import { recordedRuns } from '../runs/recordedRuns';

/** PtychoPINN's name for it. */
const PROBE = 'probeGuess';
/** `RUN/out`, where Pinnboard's runs leave their model, is below the folder that names the dataset. */
const MOST_ABOVE = 1;

/**
 * The dataset that the network in a folder was trained with. Throws `model-without-probe` where nothing there names one,
 * or it is not on this machine.
 * @param folder absolute: a run, or the model folder within it
 */
export async function datasetOfModel(folder: string): Promise<string> {
  let named: string | null = null;
  for (let at = folder, above = 0; above <= MOST_ABOVE; at = path.dirname(at), above++) {
    // Above the folder that was named there may be other runs, thousands of them.
    if (above > 0 && !(await isOneRun(at))) break;
    const { runs } = await recordedRuns(at, { recover: above === 0 });
    const trained = runs.filter(({ workflow, dataset }) => workflow !== 'inference' && dataset);
    const [run] = trained;
    if (!run?.dataset) continue;
    // Of several networks none is the one that was meant.
    if (trained.some(({ dataset }) => dataset?.path !== run.dataset?.path)) break;
    const { path: dataset } = run.dataset;
    named = dataset;
    const own = path.resolve(at, run.folder);
    for (const file of new Set(
      [own, path.dirname(own), at].map((dir) => path.resolve(dir, dataset)),
    ))
      if ((await stat(file).catch(() => null))?.isFile()) return file;
  }
  throw new AppError('model-without-probe', { path: folder, dataset: named, isThere: false });
}

const isOneRun = (folder: string): Promise<boolean> =>
  findRuns(folder).then(
    ({ runs }) => runs.length === 1,
    () => false,
  );

/** An array of a dataset, and the size of its pixels in m where the dataset says it. */
export interface ModelProbe {
  readonly path: string;
  readonly pixel: number | null;
}

const metadataSchema = z.object({
  physics_parameters: z.object({ object_pixel_m: z.number().positive() }),
});

/** Throws `model-without-probe` for a dataset without one. @param folder that of the network */
export function probeIn(
  { path: dataset, arrays }: Pick<SourceFile, 'path' | 'arrays'>,
  folder: string,
): ModelProbe {
  const probe = arrays.find((one) => one.path === PROBE && one.problem === null);
  if (!probe) throw new AppError('model-without-probe', { path: folder, dataset, isThere: true });
  return {
    path: probe.path,
    pixel: pixelIn(arrays.find((one) => one.path === '_metadata')?.value),
  };
}

function pixelIn(metadata: unknown): number | null {
  try {
    const text = z.string().parse(metadata);
    return metadataSchema.parse(parseJson(text)).physics_parameters.object_pixel_m;
  } catch {
    return null;
  }
}
