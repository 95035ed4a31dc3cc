/** The worker thread that draws pictures: jobs on one deflated array run one after the other, others concurrently. */
import type { Picture, Positions } from '../../../shared/dataset/picture';
import type { JobContext } from '../jobs/jobContext';
import { serveJobs } from '../jobs/serve';
import { OpenFiles } from '../npz/openFiles';
import { correlate } from './correlation';
import { type PictureTask, taskSchema } from './messages';
import { readPlane } from './plane';
import { readPositions } from './positions';
import { reducePlane } from './reduce';

const files = new OpenFiles();

serveJobs(async (raw, context) => {
  const task = taskSchema.parse(raw);
  if (task.kind === 'correlation') return { value: await correlate(files, task, context) };
  const value = await files.use(task.path, async (npz) => {
    context.signal.throwIfAborted();
    return task.kind === 'positions'
      ? await readPositions(npz, context)
      : await draw(npz, task, context);
  });
  return { value, transfer: buffersOf(value) };
});

async function draw(
  npz: Parameters<typeof readPlane>[0],
  { array, index, maxSide }: PictureTask,
  context: JobContext,
): Promise<Picture> {
  const plane = await readPlane(npz, array, index, context);
  context.signal.throwIfAborted();
  const { planes, rows, columns } = plane;
  return { array, index, planes, shape: [rows, columns], ...reducePlane(plane, maxSide) };
}

/** Buffers that are transferred instead of copied. */
function buffersOf(value: Picture | Positions): ArrayBuffer[] {
  const arrays = 'x' in value ? [value.x, value.y] : [value.values, value.phase];
  return arrays.flatMap((array) => (array?.buffer instanceof ArrayBuffer ? array.buffer : []));
}
