/** The worker thread of one open source. */
import type { JobContext } from '../../jobs/jobContext';
import { serveJobs } from '../../jobs/serve';
import { openHere } from './kinds';
import { type SourceTask, sourceTaskSchema } from './messages';
import type { OpenFile } from './reader';

let opened: Promise<OpenFile> | undefined;

function openOnce(task: SourceTask, context: JobContext): Promise<OpenFile> {
  opened ??= openHere(task, context).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

serveJobs(async (raw, context) => {
  const task = sourceTaskSchema.parse(raw);
  const source = await openOnce(task, context);
  if (task.kind === 'open') return { value: source.file };
  if (task.kind === 'texts') return { value: await source.readText(task.array, context) };
  const value = await source.read(task.array, task.box, context);
  const { buffer } = value.data;
  return { value, transfer: buffer instanceof ArrayBuffer ? [buffer] : [] };
});
