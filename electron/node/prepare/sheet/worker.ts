/** The worker threads of the sheet _Prepare dataset_. */
import path from 'node:path';
import { AppError, asAppError, errorData, isCancelled } from '../../../../shared/errors/appError';
import type { OpenedSource } from '../../../../shared/ipc/prepare';
import { recogniseAll } from '../../../../shared/prepare/layouts';
import type { Source } from '../../../../shared/prepare/source';
import type { JobContext } from '../../jobs/jobContext';
import { serveJobs } from '../../jobs/serve';
import { prepare } from '../prepare';
import { checkRecipe } from './check';
import { type AskedFiles, type Task, taskSchema } from './messages';
import { sourcePicture } from './picture';
import type { OpenedFiles } from './preparer';
import { sheetPreview } from './preview';
import { SourceSet } from './sourceSet';

const set = new SourceSet(path.join(__dirname, '..', 'sources', 'sources.cjs'));

serveJobs(async (raw, context) => ({ value: await answer(taskSchema.parse(raw), context) }));

async function answer(task: Task, context: JobContext): Promise<unknown> {
  if (task.kind === 'open') return open(task.files, context);
  const sources = await set.sources(task.files);
  const { signal, progress } = context;
  signal.throwIfAborted();
  switch (task.kind) {
    case 'picture': {
      const source = sources[task.file - 1];
      const array = source?.file.arrays.find((one) => one.path === task.path);
      if (!source || !array) throw new AppError('array-missing', { array: task.path });
      return sourcePicture(source, array, task.maxSide, signal);
    }
    case 'preview':
      return sheetPreview(task.recipe, sources, task.index, signal);
    case 'check':
      return checkRecipe(task.recipe, sources, signal);
    case 'write':
      return prepare(task.recipe, sources, task.output, {
        ...{ compress: true, replace: task.replace },
        ...{ signal, progress },
      });
  }
}

/** What is in the files, and what they can be. A file that cannot be read hides no other. */
async function open(files: AskedFiles, context: JobContext): Promise<OpenedFiles> {
  const { signal } = context;
  const opening = await set.each(files, context);
  const opened = await Promise.all(
    opening.map((source) =>
      source.then(
        (value) => ({ source: value, problem: null }),
        (error: unknown) => ({ source: null, problem: problemOf(error) }),
      ),
    ),
  );
  signal.throwIfAborted();
  return {
    files: opened.map(({ source, problem }) => ({ file: source?.file ?? null, problem })),
    layouts: await layoutsOf(
      opened.map(({ source }) => source),
      signal,
    ),
  };
}

function problemOf(error: unknown): OpenedSource['problem'] {
  const known = asAppError(error);
  if (!known || isCancelled(error)) throw error;
  return errorData(known);
}

/** None while a file cannot be read: a recipe counts all of them. */
async function layoutsOf(
  sources: readonly (Source | null)[],
  signal: AbortSignal,
): Promise<OpenedFiles['layouts']> {
  const known = sources.filter((source) => source !== null);
  if (known.length < sources.length) return [];
  return recogniseAll(
    known.map(({ file }) => file),
    async (file, array, box) => {
      const source = known[file - 1];
      if (!source) throw new AppError('recipe-file-missing', { file, count: known.length });
      return source.read(array, box, { signal });
    },
  );
}
