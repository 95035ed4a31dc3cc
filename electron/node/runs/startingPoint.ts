/** Requests that go on from a run: its own once more, and an inference with its result. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import type { InferenceRequest, Request } from '../../../shared/request/request';
import { RUN_FILES } from '../../../shared/runs/folder';
import { readRequestFile } from '../session/openPayload';
import type { ReadHistory } from './runHistory';
import { resultOf } from './shown';

export interface StartingPoint {
  readonly request: Request;
  /** What could not be recovered, in words; empty where nothing is lost. */
  readonly notes: readonly string[];
}

/** The request as Pinnboard wrote it, else the one that is recovered from what the run recorded. Throws `run-request-unknown`. */
export async function startingPoint(
  folder: string,
  { run }: Pick<ReadHistory, 'run'>,
): Promise<StartingPoint> {
  const file = path.join(folder, RUN_FILES.request);
  if (await stat(file).catch(() => null)) {
    const reading = await readRequestFile(file);
    if (reading.ok) return { request: reading.request, notes: [] };
  }
  const { request, not_recovered: lost } = run;
  if (request === null) throw new AppError('run-request-unknown', { path: folder });
  const notes =
    lost.length === 0
      ? []
      : [`Not recovered, so that their defaults are taken: ${lost.map(coded).join(', ')}.`];
  return { request, notes };
}

const coded = (name: string): string => (/^[\w.]+$/.test(name) ? `\`${name}\`` : name);

/** Reconstructs the dataset of a training with its result, beside its folder. Throws an `AppError` where that is not there. */
export async function inferenceWith(
  folder: string,
  history: ReadHistory,
): Promise<InferenceRequest> {
  const model = resultOf(history);
  const { request } = history.run;
  if (model === null || request === null)
    throw new AppError('run-request-unknown', { path: folder });
  const data = history.lineage.find(({ kind, of }) => kind === 'dataset' && of === folder);
  const { target, entry_point } = request;
  return {
    target,
    workflow: 'inference',
    model_path: model,
    test_data_file: data?.at ?? '',
    output_dir: path.join(path.dirname(folder), `${path.basename(folder)}-inference`),
    overrides: {},
    execution: null,
    profile: null,
    cli_defaults: false,
    // Only trainings are started so.
    ...(entry_point !== undefined && entry_point !== 'lightning' && { entry_point }),
  };
}
