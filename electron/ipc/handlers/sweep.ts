/** Channels of sweeps: planning, looking at points, choosing what they go over, saving and writing. */
import { dialog } from 'electron';
import { resolve } from '../../../shared/factory';
import type { Draft } from '../../../shared/ipc/contract';
import { encode } from '../../../shared/ipc/wire';
import { datasetPath, type Request } from '../../../shared/request/request';
import { pointRequest } from '../../../shared/sweep/plan/pointRequest';
import type { Axis } from '../../../shared/sweep/spec';
import type { Values } from '../../../shared/values/value';
import type { AppState } from '../../state/appState';
import { type KnownFiles, worldOf } from '../../sweep/knownFiles';
import type { AppWindow } from '../../window/appWindow';
import { DATASETS } from '../dialogs';
import type { Handlers } from '../handle';
import { Problem } from '../problem';

type Channels = Extract<keyof Handlers, `sweep:${string}`>;

export function sweepHandlers(state: AppState): Pick<Handlers, Channels> {
  return {
    'sweep:plan': ({ job, draft, spec }, window) =>
      inWords(async () => {
        const { base, files } = await baseOf(window, draft, spec.axes);
        return window.sweeps.plan(job, { base, ...spec }, files);
      }),
    'sweep:facts': ({ job, from }, { sweeps }) => inWords(() => sweeps.facts(job, from)),
    'sweep:cancel': async (job, { sweeps }) => {
      sweeps.cancel(job);
      return null;
    },
    'sweep:point': (point, window) =>
      inWords(async () => {
        const { request, files } = await pointOf(window, point);
        return encode(resolve(request, worldOf(request, files)));
      }),
    'sweep:take': (point, window) =>
      inWords(async () => {
        const { request, files } = await pointOf(window, point);
        return takePoint(window, point.draft, request, files);
      }),
    'sweep:files': async (kind, window) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
        title: kind === 'dataset' ? 'Choose datasets' : 'Choose model folders',
        ...(kind === 'dataset' ? { filters: DATASETS } : {}),
        properties: [kind === 'dataset' ? 'openFile' : 'openDirectory', 'multiSelections'],
        ...lastFolder(state),
      });
      if (canceled) return [];
      for (const file of filePaths) window.session.grants.give(kind, file);
      return filePaths;
    },
    'sweep:save': () => Promise.reject(new Problem('not yet')),
    'sweep:open': () => Promise.reject(new Problem('not yet')),
    'sweep:write': () => Promise.reject(new Problem('not yet')),
  };
}

const lastFolder = ({ settings }: AppState): { defaultPath?: string } => {
  const last = settings.get('lastFolder');
  return last === null ? {} : { defaultPath: last };
};

/** Of no job that the window asked for, so that it cannot cancel it. */
const READING_JOB = -1;

const baseOf = ({ session, values }: AppWindow, draft: Draft, axes: readonly Axis[]) =>
  session.sweepBase(draft, axes, (file) => values.measure(file, READING_JOB));

interface Point {
  readonly draft: Draft;
  readonly axes: readonly Axis[];
  readonly values: Values;
}

async function pointOf(window: AppWindow, { draft, axes, values }: Point) {
  const { base, files } = await baseOf(window, draft, axes);
  return { request: pointRequest(base, axes, values), files };
}

/** A point as a draft, with grants for its files; one that was never given is left out and told. */
async function takePoint(
  { session }: AppWindow,
  draft: Draft,
  request: Request,
  known: KnownFiles,
) {
  const file = datasetPath(request);
  const dataset = known.datasets.has(file) ? await session.openDataset(file) : null;
  const folder = request.workflow === 'inference' ? request.model_path : '';
  const model = known.models.has(folder) ? await session.openModel(folder) : null;
  const lost = [
    ...(dataset === null && file !== '' ? [file] : []),
    ...(model === null && folder !== '' ? [folder] : []),
  ];
  return {
    name: 'point',
    draft: {
      ...draft,
      dataset: dataset?.grant ?? null,
      model: model?.grant ?? (request.workflow === 'training' ? draft.model : null),
      output_dir: request.output_dir,
      overrides: request.overrides,
      execution: request.execution ?? {},
      profile: request.profile ?? null,
      cli_defaults: request.cli_defaults ?? false,
    },
    dataset,
    model,
    notes: lost.map((path) => `${path} was not chosen in this window: open it to go on with it.`),
  };
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error));
  }
}
