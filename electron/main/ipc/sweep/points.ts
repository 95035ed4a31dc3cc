/** The base and the points of a sweep that the window asks about. */
import type { OpenedPayload } from '../../../../shared/ipc/opened';
import { type Draft, settingsOf } from '../../../../shared/request/draft';
import { datasetPath, type Request } from '../../../../shared/request/request';
import { pointRequest } from '../../../../shared/sweep/plan/pointRequest';
import type { Axis } from '../../../../shared/sweep/sweep';
import type { Values } from '../../../../shared/values/value';
import type { KnownFiles } from '../../../node/sweep/knownFiles';
import type { AppWindow } from '../../window/appWindow';

/** Of no job that the window asked for, so that it cannot cancel it. */
const READING_JOB = -1;

/** The draft as a request, and what is known of the files that its points name. */
export const baseOf = ({ session, values }: AppWindow, draft: Draft, axes: readonly Axis[]) =>
  session.sweepBase(draft, axes, (file) => values.measure(file, READING_JOB));

interface Asked {
  readonly draft: Draft;
  readonly axes: readonly Axis[];
  readonly values: Values;
}

interface Point {
  readonly request: Request;
  readonly files: KnownFiles;
}

/** One point; its results go where the base's do. */
export async function pointOf(window: AppWindow, { draft, axes, values }: Asked): Promise<Point> {
  const { base, files } = await baseOf(window, draft, axes);
  return { request: pointRequest(base, axes, values), files };
}

/** A point as a draft, with grants for its files; a file that was never opened in this window is omitted, with a note. */
export async function takePoint(
  { session }: AppWindow,
  draft: Draft,
  { request, files }: Point,
): Promise<OpenedPayload> {
  const file = datasetPath(request);
  const folder = request.workflow === 'inference' ? request.model_path : '';
  const dataset = files.datasets.has(file) ? await session.openDataset(file) : null;
  const model = files.models.has(folder) ? await session.openModel(folder) : null;
  const omitted = [dataset === null ? file : '', model === null ? folder : ''].filter(Boolean);
  return {
    name: 'point',
    file: null,
    draft: {
      ...settingsOf(request),
      dataset: dataset?.grant ?? null,
      model: request.workflow === 'training' ? draft.model : (model?.grant ?? null),
    },
    dataset,
    model,
    notes: omitted.map((path) => `${path} is not open in this window. Open it to continue.`),
  };
}
