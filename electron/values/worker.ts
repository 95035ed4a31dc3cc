/** The worker thread that reads values. */
import { z } from 'zod';
import { serveJobs } from '../jobs/serve';
import { measureDataset } from './measure';

const taskSchema = z.object({ path: z.string() });

serveJobs(
  async (task, watch) => ({ value: await measureDataset(taskSchema.parse(task).path, watch) }),
  (said) => `The values could not be read (${said}). Close other files and check them again.`,
);
