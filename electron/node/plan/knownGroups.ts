/** What is known of the groups of a request's run, for its findings. */
import type { FileContext } from '../../../shared/dataset/fileContext';
import type { KnownGroups } from '../../../shared/dataset/groupFacts';
import { AppError } from '../../../shared/errors/appError';
import { groupQuestion } from '../../../shared/plan/groups/question';
import { planInputs } from '../../../shared/plan/inputs';
import type { Request } from '../../../shared/request/request';
import { resolve } from '../resolve';
import { groupsOf } from './groups';
import { Scans } from './scans';

/** Groups of larger scans are not drawn unasked: some tenths of a second. */
const AUTOMATIC_POSITIONS = 20_000;

/** The files of a request, by their paths; the validation dataset's is null where it is not read. */
export interface GroupFiles {
  readonly dataset: string;
  readonly validation: string | null;
}

/** Draws the groups of a request's run; null where there are none, PtychoPINN refuses them, or the scan is large. */
export type GroupsBy = (
  request: Request,
  fileContext: FileContext,
  files: GroupFiles,
) => Promise<readonly KnownGroups[] | null>;

/** Draws them at once, in this process. */
export function drawnGroups(scans = new Scans()): GroupsBy {
  return async (request, fileContext, { dataset, validation }) => {
    const { dataset: reading } = fileContext;
    if (reading.status !== 'ok') return null;
    const count = reading.arrays.find(({ name }) => name === 'xcoords')?.shape[0] ?? 0;
    if (count > AUTOMATIC_POSITIONS) return null;
    const inputs = planInputs(request, resolve(request, fileContext), fileContext);
    if ('reason' in inputs) return null;
    const question = groupQuestion(inputs);
    if ('reason' in question) return null;
    const reads = inputs.route.validation === 'file';
    const task = { path: dataset, validation: reads ? validation : null, ...question };
    const unwatched = { signal: new AbortController().signal, progress: () => {} };
    try {
      const { key, facts } = await groupsOf(scans, task, unwatched);
      return [{ key, facts }];
    } catch (error) {
      // What is wrong with the scan or the settings has findings of its own.
      if (error instanceof AppError) return null;
      throw error;
    }
  };
}
