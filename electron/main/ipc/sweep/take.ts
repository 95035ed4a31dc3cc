import type { OpenedPayload } from '../../../../shared/ipc/opened';
import type { Draft } from '../../../../shared/request/draft';
import { datasetPath } from '../../../../shared/request/request';
import type { AppWindow } from '../../window/appWindow';
import type { Point } from './base';

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
      ...draft,
      dataset: dataset?.grant ?? null,
      model: request.workflow === 'training' ? draft.model : (model?.grant ?? null),
      output_dir: request.output_dir,
      overrides: request.overrides,
      execution: request.execution ?? {},
      profile: request.profile ?? null,
      cli_defaults: request.cli_defaults ?? false,
      ...(request.entry_point ? { entry_point: request.entry_point } : {}),
    },
    dataset,
    model,
    notes: omitted.map((path) => `${path} is not open in this window. Open it to continue.`),
  };
}
