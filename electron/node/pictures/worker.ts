/** The pictures' worker thread: jobs on one deflated array run after each other, the others side by side. */
import type { Picture, Positions } from '../../../shared/dataset/picture';
import { checkpoint, type JobContext } from '../jobs/jobContext';
import { serveJobs } from '../jobs/serve';
import { OpenFiles } from '../npz/openFiles';
import { type PictureTask, taskSchema } from './messages';
import { readPlane } from './plane';
import { readPositions } from './positions';
import { reducePlane } from './reduce';

const files = new OpenFiles();

serveJobs(
  async (asked, context) => {
    const task = taskSchema.parse(asked);
    const value = await files.use(task.path, async (npz) => {
      checkpoint(context);
      return task.kind === 'positions'
        ? await readPositions(npz, context)
        : await draw(npz, task, context);
    });
    return { value, transfer: buffersOf(value) };
  },
  (said) => `The picture could not be made (${said}). Close other files and ask for it again.`,
);

async function draw(
  npz: Parameters<typeof readPlane>[0],
  { array, index, maxSide }: PictureTask,
  watch: JobContext,
): Promise<Picture> {
  const plane = await readPlane(npz, array, index, watch);
  checkpoint(watch);
  const { planes, rows, columns } = plane;
  return { array, index, planes, shape: [rows, columns], ...reducePlane(plane, maxSide) };
}

/** What is handed over instead of copied. */
function buffersOf(value: Picture | Positions): ArrayBuffer[] {
  const arrays = 'x' in value ? [value.x, value.y] : [value.values, value.phase];
  return arrays.flatMap((array) => (array?.buffer instanceof ArrayBuffer ? array.buffer : []));
}
