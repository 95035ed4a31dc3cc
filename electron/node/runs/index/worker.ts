/** The worker thread that reads folders of runs. */
import path from 'node:path';
import { encode } from '../../../../shared/ipc/wire';
import type { RecordedRun } from '../../../../shared/runs/record/joined';
import type { PlacedRun } from '../../../../shared/runs/record/lineage';
import { isWithin } from '../../files/within';
import { serveJobs } from '../../jobs/serve';
import { livingFolders } from '../living';
import type { RunFiles } from '../readers/reader';
import { recordedRun } from '../recordedRuns';
import { type ReadHistory, readHistory } from '../runHistory';
import { type IndexedRuns, Indexer } from './indexer';
import { type ListedRun, listing } from './listing';
import { type IndexTask, indexTaskSchema } from './messages';

type ListTask = Exclude<IndexTask, { readonly kind: 'run' | 'history' }>;

const indexers = new Map<string, Indexer>();

/** Tasks take turns: two of them would read the same runs. */
let before: Promise<unknown> = Promise.resolve();

serveJobs((raw) => {
  const task = indexTaskSchema.parse(raw);
  const answer = before.then(async () => ({ value: await answerOf(task) }));
  before = answer.catch(() => {});
  return answer;
});

async function answerOf(task: IndexTask): Promise<string> {
  if (task.kind === 'run') return encode(await oneRun(task.folder, task.run, task.cache));
  if (task.kind === 'history') return encode(await historyOf(task));
  const found: ListedRun[] = [];
  for (const folder of task.folders) found.push(...(await runsIn(folder, task)));
  return encode(listing(found));
}

const indexerOf = (folder: string, cache: string | null): Indexer => {
  const known = indexers.get(folder) ?? new Indexer(folder, cache);
  indexers.set(folder, known);
  return known;
};

/** None where the folder cannot be read. */
async function runsIn(folder: string, task: ListTask): Promise<ListedRun[]> {
  const { runs, curves } = await readingOf(indexerOf(folder, task.cache), folder, task).catch(
    () => ({ runs: [], curves: [] }),
  );
  return placedIn(folder, runs).map((placed, at) => ({ ...placed, curve: curves[at] ?? null }));
}

function readingOf(index: Indexer, folder: string, task: ListTask): Promise<IndexedRuns> {
  if (task.kind === 'notes')
    return isWithin(task.run, folder) ? index.lookAtNotes(task.run) : index.known();
  return task.kind === 'list' ? index.list() : index.lookAgain();
}

const placedIn = (dir: string, runs: readonly RecordedRun[]): PlacedRun[] =>
  runs.map((run) => ({ run, folder: path.join(dir, run.folder) }));

async function oneRun(
  dir: string,
  folder: string,
  cache: string | null,
): Promise<RecordedRun | null> {
  const { files } = await indexerOf(dir, cache).list();
  const run = files.find((one) => one.folder === folder);
  if (run === undefined) return null;
  const living = await livingFolders([folder]);
  return recordedRun(run, { dir, alive: living?.has(folder) ?? null, recover: true });
}

async function historyOf({
  folder: dir,
  run: folder,
  datasets,
  cache,
}: Extract<IndexTask, { readonly kind: 'history' }>): Promise<ReadHistory | null> {
  const index = indexerOf(dir, cache);
  const isRun = (one: RunFiles) => one.folder === folder;
  const seen = await index.lookAgain();
  const { files, runs } = seen.files.some(isRun) ? seen : await index.list();
  const run = files.find(isRun);
  return run === undefined ? null : readHistory(run, dir, placedIn(dir, runs), datasets);
}
