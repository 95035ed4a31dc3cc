/** The sweeps' worker thread: it resolves points, answers what they come to so far, and writes them. */
import type { PointFacts } from '../../../shared/ipc/sweep';
import { encode } from '../../../shared/ipc/wire';
import { serveJobs } from '../jobs/serve';
import { sweepTaskSchema } from './messages';
import { resolvePoints } from './resolvePoints';
import { doWriteTask } from './writeTask';

/** Points that are told at once. */
const PAGE = 2000;

/** Of the last plan alone: one sweep is looked at. */
let last: { readonly job: number; readonly facts: PointFacts[] } = { job: 0, facts: [] };

serveJobs(
  async (asked, context) => {
    const task = sweepTaskSchema.parse(asked);
    if (task.kind === 'write') return { value: await doWriteTask(task, context) };
    if (task.kind === 'facts') {
      const { facts } = task.job === last.job ? last : { facts: [] };
      return { value: encode(facts.slice(task.from, task.from + PAGE)) };
    }
    last = { job: task.job, facts: [] };
    return { value: await resolvePoints(task.spec, task.files, last.facts, context) };
  },
  (said) => `The sweep could not be worked on (${said}). Try again.`,
);
