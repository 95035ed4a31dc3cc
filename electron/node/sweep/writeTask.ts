/** Writing a sweep that the window asked for, in the worker. */
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import type { SweepWritten } from '../../../shared/ipc/sweep';
import { effectiveValues } from '../../../shared/sweep/plan/effective';
import { planPoints } from '../../../shared/sweep/plan/planPoints';
import { SWEEP_SCRIPTS } from '../../../shared/sweep/scripts';
import type { JobContext } from '../jobs/jobContext';
import { resolve } from '../resolve';
import { contextFor } from './knownFiles';
import type { WriteTask } from './messages';
import { sidecarFiles } from './write/sidecarFiles';
import { writeSweep } from './write/writeSweep';

/** Writes it. Rejects with an `AppError`; a cancelled write is resumed by the next one to the same place. */
export async function doWriteTask(task: WriteTask, context: JobContext): Promise<SweepWritten> {
  const { spec, files, destination } = task;
  const base = resolve(spec.base, contextFor(spec.base, files));
  const outcome = await writeSweep({
    spec,
    plan: planPoints(spec, effectiveValues(spec.base, base)),
    destination,
    name: task.name,
    // Datasets have absolute paths; what is relative is where results go.
    workingDir: path.dirname(destination),
    contextOf: async (request) => contextFor(request, files),
    scripts: SWEEP_SCRIPTS.flatMap((script) => {
      const options = task.scripts[script.id];
      return options ? [{ script, options }] : [];
    }),
    sidecarFiles: await sidecarFiles(),
    replace: task.replace,
    crashes: task.leaveOutCrashes ? 'leave-out' : 'write',
    signal: context.signal,
    progress: context.progress,
  });
  if (outcome.status === 'cancelled') return { status: 'cancelled' };
  if (outcome.status === 'refused' || outcome.status === 'crashing')
    throw new AppError('sweep-nothing-written', {
      total: outcome.total,
      crashing: outcome.crashing,
      blocked: outcome.refused,
    });
  const { folder, ready, crashing, refused, resumed, aside } = outcome;
  return {
    status: 'written',
    folder,
    files: [...outcome.files],
    points: ready + (task.leaveOutCrashes ? 0 : crashing),
    refused,
    leftOut: task.leaveOutCrashes ? crashing : 0,
    resumed,
    aside,
  };
}
