/** Requests that go on from a run: its own once more, and an inference with its result. */
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import {
  datasetPath,
  type InferenceRequest,
  type Request,
  validationPath,
} from '../../../shared/request/request';
import { RUN_FILES } from '../../../shared/runs/folder';
import { own } from '../../../shared/values/value';
import { isThere } from '../files/isThere';
import { readRequestFile } from '../session/openPayload';
import type { PlacedStep, ReadHistory } from './runHistory';
import { resultOf } from './shown';

export interface StartingPoint {
  readonly request: Request;
  /** What became of its files, in sentences. */
  readonly notes: readonly string[];
  /** Settings of which the run recorded no value. */
  readonly lost: readonly string[];
}

/** All that a user has to know of it, in sentences. */
export const notesOf = ({ notes, lost }: StartingPoint): string[] =>
  lost.length === 0
    ? [...notes]
    : [...notes, `The run recorded no value of ${listed(lost)}. Here they have their defaults.`];

/**
 * The request as Pinnboard wrote it, else the one that is recovered from what the run recorded. Its files are named by
 * where they are now, as far as they are found. Throws `run-request-unknown`.
 */
export async function startingPoint(
  folder: string,
  history: Pick<ReadHistory, 'run' | 'lineage' | 'base'>,
): Promise<StartingPoint> {
  const file = path.join(folder, RUN_FILES.request);
  const reading = (await isThere(file)) ? await readRequestFile(file) : null;
  const given = reading?.ok ? reading.request : null;
  const { request: recovered, not_recovered: lost } = history.run;
  const found = given ?? recovered;
  if (found === null) throw new AppError('run-request-unknown', { path: folder });
  return { ...(await onThisMachine(found, folder, history)), lost: given === null ? lost : [] };
}

/** With absolute paths of the files that are here: the new request is started from another folder. */
async function onThisMachine(
  request: Request,
  folder: string,
  { lineage, base }: Pick<ReadHistory, 'lineage' | 'base'>,
): Promise<Omit<StartingPoint, 'lost'>> {
  const step = datasetStep(lineage, folder);
  const named = datasetPath(request);
  const moved = step?.isMoved && step.at !== null ? step.at : null;
  const notes: string[] = [];
  if (moved !== null)
    notes.push(`The dataset is no longer \`${named}\`. \`${moved}\` has the same contents.`);
  if (step?.isChanged) notes.push(`The dataset \`${named}\` has changed since this run.`);
  const here = async (name: string): Promise<string> => {
    const at = path.resolve(base, name);
    return name !== '' && (await isThere(at)) ? at : name;
  };
  const data = moved ?? (await here(named));
  const validation = validationPath(request);
  const overrides =
    validation === null
      ? request.overrides
      : { ...request.overrides, test_data_file: await here(validation) };
  return {
    notes,
    request:
      request.workflow === 'training'
        ? { ...request, overrides, train_data_file: data }
        : { ...request, test_data_file: data, model_path: await here(request.model_path) },
  };
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

/** The dataset of a run: its own one, else the same one of the run that it goes on from. */
const datasetStep = (lineage: ReadHistory['lineage'], folder: string): PlacedStep | undefined =>
  lineage.findLast(({ kind, of }) => kind === 'dataset' && of === folder) ??
  lineage.findLast(({ kind }) => kind === 'dataset');

/** Reconstructs the dataset of a training with its result, beside its folder. Throws an `AppError` where that is not there. */
export async function inferenceWith(
  folder: string,
  history: ReadHistory,
): Promise<InferenceRequest> {
  const model = resultOf(history);
  const { request } = history.run;
  if (model === null || request === null)
    throw new AppError('run-request-unknown', { path: folder });
  const data = datasetStep(history.lineage, folder);
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
