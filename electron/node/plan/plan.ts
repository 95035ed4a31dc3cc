/** The plan of a request with all that its files say: groups and scaling too. The command line calls this. */
import { isAutomatic } from '../../../shared/dataset/arrayStats';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { AppError } from '../../../shared/errors/appError';
import type { Gpu } from '../../../shared/plan/gpus';
import { canvasOf } from '../../../shared/plan/groups/canvas';
import { groupSpec } from '../../../shared/plan/groups/groupSpec';
import { patternNames } from '../../../shared/plan/input/expected';
import { type NoInputs, type PlanInputs, planInputs } from '../../../shared/plan/inputs';
import { type Known, type Plan, planOf } from '../../../shared/plan/plan';
import type { FinishedRun } from '../../../shared/plan/seconds';
import type { Provenance } from '../../../shared/provenance/provenance';
import type { Request } from '../../../shared/request/request';
import type { StatsMode } from '../array-stats/policy';
import type { JobContext } from '../jobs/jobContext';
import { MemberCache } from '../npz/memberCache';
import { OpenNpz } from '../npz/openNpz';
import { groupsOf } from './groups';
import { patternSums } from './patternSums';
import { Scans } from './scans';

export interface PlanQuestion {
  readonly request: Request;
  readonly provenance: Provenance;
  readonly files: FileContext;
  /** Paths of the dataset and of its validation dataset; null for none. */
  readonly dataset: string;
  readonly validation: string | null;
  /** Whether the patterns of a large dataset are read for the scaling constants. */
  readonly values: StatsMode;
  readonly gpu: Gpu | null;
  readonly finished: readonly FinishedRun[];
}

/** The plan of a request. Figures whose files cannot be read are null with the reason; rejects when it is cancelled. */
export async function planFor(question: PlanQuestion, context: JobContext): Promise<Plan> {
  const { request, provenance, files, gpu, finished } = question;
  const inputs = planInputs(request, { provenance }, files);
  if ('reason' in inputs) return planOf(request, inputs);
  const known: Known = {
    groups: await attempt(() => drawn(question, inputs, context)),
    sums: await attempt(() => summed(question, inputs, context)),
    gpu,
    finished,
  };
  return planOf(request, inputs, known);
}

async function drawn(
  { dataset, validation, files }: PlanQuestion,
  inputs: PlanInputs,
  context: JobContext,
): Promise<Known['groups']> {
  if (files.dataset.status !== 'ok') return { reason: files.dataset.problem };
  const spec = groupSpec(inputs);
  if ('reason' in spec) return spec;
  const task = {
    path: dataset,
    validation:
      inputs.route.validation === 'file' && files.validation?.status === 'ok' ? validation : null,
    spec,
    N: inputs.N,
    canvas: canvasOf(inputs),
  };
  return groupsOf(new Scans(), task, context);
}

async function summed(
  { dataset, files, values }: PlanQuestion,
  inputs: PlanInputs,
  context: JobContext,
): Promise<Known['sums']> {
  if (files.dataset.status !== 'ok') return { reason: files.dataset.problem };
  if (values === 'never' || (values === 'auto' && !isAutomatic(files.dataset)))
    return {
      reason: 'The patterns were not read, because the dataset is large: use --values always.',
    };
  const npz = await OpenNpz.open(dataset, new MemberCache(0));
  try {
    return await patternSums(npz, patternNames(inputs), context);
  } finally {
    await npz.close();
  }
}

/** What `work` gives, or why it fails; a cancelled job and a bug are thrown. */
async function attempt<T>(work: () => Promise<T>): Promise<T | NoInputs> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled' && error.code !== 'internal-error')
      return { reason: error.message };
    throw error;
  }
}
