/** Requests that go on from a run: its own once more, and an inference with its result. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import type { InferenceRequest, Request } from '../../../shared/request/request';
import { RUN_FILES } from '../../../shared/runs/folder';
import { own } from '../../../shared/values/value';
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
      : [`The run recorded no value of ${listed(lost)}. Here they have their defaults.`];
  return { request, notes };
}

/** Further names are in the panel of the run. */
const MOST_NAMES = 6;

function listed(names: readonly string[]): string {
  const shown = names.length > MOST_NAMES + 1 ? names.slice(0, MOST_NAMES) : names;
  const more = names.length - shown.length;
  const first = shown.map(coded).join(', ');
  return more === 0 ? first : `${first}, and ${more} more, which its panel in Runs lists`;
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
  const { target, entry_point, overrides } = request;
  const groups = own(overrides, 'n_groups');
  return {
    target,
    workflow: 'inference',
    model_path: model,
    test_data_file: data?.at ?? '',
    output_dir: path.join(path.dirname(folder), `${path.basename(folder)}-inference`),
    // The factory requires it, also where inference takes all patterns.
    overrides: groups === undefined ? {} : { n_groups: groups },
    execution: null,
    profile: null,
    cli_defaults: false,
    // Only trainings are started so.
    ...(entry_point !== undefined && entry_point !== 'lightning' && { entry_point }),
  };
}
