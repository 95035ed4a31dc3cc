/** The worker thread that reads values. */
import { z } from 'zod';
import { serveJobs } from '../jobs/serve';
import { computeStats } from './computeStats';

const taskSchema = z.object({ path: z.string() });

serveJobs(
  async (task, context) => ({ value: await computeStats(taskSchema.parse(task).path, context) }),
  (said) => `The values could not be read (${said}). Close other files and check them again.`,
);
