/** The worker thread that computes array statistics. */
import { z } from 'zod';
import { serveJobs } from '../jobs/serve';
import { computeStats } from './computeStats';

const taskSchema = z.object({ path: z.string() });

serveJobs(async (task, context) => ({
  value: await computeStats(taskSchema.parse(task).path, context),
}));
