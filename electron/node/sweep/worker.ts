/** The worker thread for sweeps: it resolves points page by page, and writes them. */
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { type PlannedPage, pointFactsSchema } from '../../../shared/ipc/sweep';
import { encode } from '../../../shared/ipc/wire';
import { toldText } from '../../../shared/sweep/optuna/tell';
import type { Plan } from '../../../shared/sweep/plan/planPoints';
import type { SweepResults } from '../../../shared/sweep/results/results';
import { SweepSummary } from '../../../shared/sweep/summary';
import { visibleIn } from '../../../shared/values/visible';
import type { JobContext } from '../jobs/jobContext';
import { serveJobs } from '../jobs/serve';
import { contextFor } from './knownFiles';
import { sweepTaskSchema, type WriteTask } from './messages';
import { tellOptuna, writeAskProgram } from './optuna/optuna';
import { type ContextOf, planOf, resolvePoints } from './resolvePoints';
import { ResultsReader } from './results';
import { writeSweep } from './write/writeSweep';

/** Points per answer. */
const PAGE = 1000;

/** Only of the last plan: a window shows one sweep. */
let shown: { readonly folder: string; readonly reader: ResultsReader } | null = null;
let last: Planned | null = null;

interface Planned {
  readonly plan: number;
  readonly points: Plan;
  readonly contextOf: ContextOf;
  /** Of the points that are resolved. */
  readonly summary: SweepSummary;
}

serveJobs(async (raw, context) => {
  const task = sweepTaskSchema.parse(raw);
  if (task.kind === 'tell') return { value: await tell(task.folder, task.journal) };
  if (task.kind === 'results') return { value: encode(await shownResults(task.folder)) };
  if (task.kind === 'plan' && last?.plan === task.plan)
    return { value: encode(await nextPage(last, task.from, context)) };
  const contextOf = (request: Parameters<typeof contextFor>[0]) => contextFor(request, task.files);
  const points = await planOf(task.spec, contextOf);
  if (task.kind === 'write')
    return { value: await write(task, { plan: points, contextOf, ...context }) };
  last = { plan: task.plan, points, contextOf, summary: new SweepSummary() };
  return { value: encode(await nextPage(last, task.from, context)) };
});

async function nextPage(
  { points, contextOf, summary }: Planned,
  from: number,
  { signal }: JobContext,
): Promise<PlannedPage> {
  const count = Math.min(points.count, from + PAGE);
  await resolvePoints({ plan: { ...points, count }, contextOf }, summary, { signal });
  return {
    facts: summary.points.slice(from, count).map((point) => pointFactsSchema.parse(point)),
    together: count < points.count ? null : summary.findings(),
  };
}

function readerOf(folder: string): ResultsReader {
  if (shown?.folder !== folder) shown = { folder, reader: new ResultsReader(folder) };
  return shown.reader;
}

/** Text from files of runs is made visible; names of points are left as they are. */
async function shownResults(folder: string): Promise<SweepResults> {
  const { points, ...results } = await readerOf(folder).read(path.basename(folder));
  return {
    ...results,
    points: points.map(({ evidence, loss, losses, ...point }) => ({
      ...point,
      ...visibleIn({ evidence, loss, losses }),
    })),
  };
}

/** What was reported, in words. */
async function tell(folder: string, journal: string): Promise<string> {
  const results = await readerOf(folder).read(path.basename(folder));
  const told = await tellOptuna(results, journal, results.name);
  await writeAskProgram(results, results.name, journal);
  return toldText(results.name, told);
}

/** Rejects with an `AppError`. */
async function write(
  { spec, destination, leaveOutCrashes, ...task }: WriteTask,
  how: Pick<Parameters<typeof writeSweep>[0], 'plan' | 'contextOf'> & JobContext,
) {
  const outcome = await writeSweep({
    ...how,
    ...task,
    spec,
    destination,
    // Datasets have absolute paths; what is relative is where results go.
    workingDir: path.dirname(destination),
    crashes: leaveOutCrashes ? 'leave-out' : 'write',
  });
  const { status, total, crashing, refused: blocked } = outcome;
  if (status === 'refused' || status === 'crashing')
    throw new AppError('sweep-nothing-written', { total, crashing, blocked });
  return outcome;
}
