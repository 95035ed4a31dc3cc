/** The worker thread for sweeps: it resolves points, reports the results so far, and writes them. */
import type { PointFacts } from '../../../shared/ipc/sweep';
import { encode } from '../../../shared/ipc/wire';
import { serveJobs } from '../jobs/serve';
import { sweepTaskSchema } from './messages';
import { resolvePoints } from './resolvePoints';
import { doWriteTask } from './writeTask';

/** Points per answer. */
const PAGE = 2000;

/** Only of the last plan: a window shows one sweep. */
let last: { readonly job: number; readonly facts: PointFacts[] } = { job: 0, facts: [] };

serveJobs(async (raw, context) => {
  const task = sweepTaskSchema.parse(raw);
  if (task.kind === 'write') return { value: await doWriteTask(task, context) };
  if (task.kind === 'facts') {
    const { facts } = task.job === last.job ? last : { facts: [] };
    return { value: encode(facts.slice(task.from, task.from + PAGE)) };
  }
  last = { job: task.job, facts: [] };
  return { value: await resolvePoints(task.spec, task.files, last.facts, context) };
});
