/** The pictures' worker thread: jobs run side by side, those on one deflated array after each other. */
import { parentPort } from 'node:worker_threads';
import type { Picture, Positions } from '../../shared/dataset/picture';
import { OpenFiles } from './files';
import { type Answer, type Job, questionSchema } from './messages';
import { readPlane } from './plane';
import { readPositions } from './positions';
import { reducePlane } from './reduce';
import { Cancelled, goOn, Undrawable, type Watch } from './watch';

const PROGRESS_EVERY_MS = 100;

const files = new OpenFiles();
const jobs = new Map<number, AbortController>();

parentPort?.on('message', (raw: unknown) => {
  const question = questionSchema.parse(raw);
  if (question.kind === 'cancel') jobs.get(question.id)?.abort();
  else void work(question);
});

const post = (answer: Answer, transfer: ArrayBuffer[] = []) =>
  parentPort?.postMessage(answer, transfer);

async function work(job: Job): Promise<void> {
  const { id } = job;
  const controller = new AbortController();
  jobs.set(id, controller);
  const watch = { signal: controller.signal, progress: throttled(id) };
  try {
    const value = await files.use(job.path, async (npz) => {
      goOn(watch);
      return job.kind === 'positions'
        ? await readPositions(npz, watch)
        : await draw(npz, job, watch);
    });
    goOn(watch);
    post({ id, type: 'done', value }, buffersOf(value));
  } catch (error) {
    post({ id, type: 'failed', message: words(error), cancelled: error instanceof Cancelled });
  } finally {
    jobs.delete(id);
  }
}

async function draw(
  npz: Parameters<typeof readPlane>[0],
  { array, index, maxSide }: Extract<Job, { kind: 'picture' }>,
  watch: Watch,
): Promise<Picture> {
  const plane = await readPlane(npz, array, index, watch);
  goOn(watch);
  const { planes, rows, columns } = plane;
  return { array, index, planes, shape: [rows, columns], ...reducePlane(plane, maxSide) };
}

/** What is handed over instead of copied. */
function buffersOf(value: Picture | Positions): ArrayBuffer[] {
  const arrays = 'x' in value ? [value.x, value.y] : [value.values, value.phase];
  return arrays.flatMap((array) => (array?.buffer instanceof ArrayBuffer ? array.buffer : []));
}

function throttled(id: number): Watch['progress'] {
  let before = performance.now();
  return (done, total) => {
    const now = performance.now();
    if (now - before < PROGRESS_EVERY_MS) return;
    before = now;
    post({ id, type: 'progress', done, total });
  };
}

function words(error: unknown): string {
  if (error instanceof Undrawable || error instanceof Cancelled) return error.message;
  console.error('pictures:', error);
  const said = error instanceof Error ? error.message : String(error);
  return `The picture could not be made (${said}). Close other files and ask for it again.`;
}
