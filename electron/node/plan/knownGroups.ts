/** What is known of the groups of a request's run, for its findings. */
import type { FileContext } from '../../../shared/dataset/fileContext';
import type { KnownGroups } from '../../../shared/dataset/groupFacts';
import { AppError } from '../../../shared/errors/appError';
import { mergedProvenance } from '../../../shared/factory';
import { groupKey } from '../../../shared/plan/groups/drawn';
import { groupQuestion } from '../../../shared/plan/groups/question';
import { planInputs } from '../../../shared/plan/inputs';
import type { Request } from '../../../shared/request/request';
import { groupsOf } from './groups';
import type { GroupsTask } from './messages';
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

/** Answers that are kept: requests of a batch, and edits of one, mostly ask about the same groups. */
const KEPT = 512;
/** Scans that are kept: a batch goes through several, each of at most `AUTOMATIC_POSITIONS`. */
const SCANS = 32;

/** Draws them at once, in this process; those of the same files and settings once. */
export function drawnGroups(scans = new Scans(SCANS)): GroupsBy {
  const known = new Map<string, readonly KnownGroups[] | null>();
  return async (request, fileContext, { dataset, validation }) => {
    const { dataset: reading, validation: other } = fileContext;
    if (reading.status !== 'ok') return null;
    const count = reading.arrays.find(({ name }) => name === 'xcoords')?.shape[0] ?? 0;
    if (count > AUTOMATIC_POSITIONS) return null;
    const provenance = mergedProvenance(request, fileContext);
    const inputs = planInputs(request, { provenance }, fileContext);
    if ('reason' in inputs) return null;
    const question = groupQuestion(inputs);
    if ('reason' in question) return null;
    const reads = inputs.route.validation === 'file';
    const task = { path: dataset, validation: reads ? validation : null, ...question };
    const print = reads && other?.status === 'ok' ? other.fingerprint : null;
    const key = groupKey(question, reading.fingerprint, print);
    const drawn = known.get(key);
    if (drawn !== undefined) return drawn;
    const groups = await drawnOf(scans, task, reading.fingerprint, print);
    if (known.size >= KEPT) known.delete(known.keys().next().value ?? '');
    known.set(key, groups);
    return groups;
  };
}

async function drawnOf(
  scans: Scans,
  task: Omit<GroupsTask, 'kind'>,
  dataset: string,
  validation: string | null,
): Promise<readonly KnownGroups[] | null> {
  const unwatched = { signal: new AbortController().signal, progress: () => {} };
  try {
    const known = { dataset, ...(validation === null ? {} : { validation }) };
    const { key, facts } = await groupsOf(scans, task, unwatched, known);
    return [{ key, facts }];
  } catch (error) {
    // What is wrong with the scan or the settings has findings of its own.
    if (error instanceof AppError) return null;
    throw error;
  }
}
