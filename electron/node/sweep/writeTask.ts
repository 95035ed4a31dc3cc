/** Writing a sweep that the window asked for, in the worker. */
import path from 'node:path';
import { resolve } from '../../../shared/factory';
import type { SweepWritten } from '../../../shared/ipc/sweep';
import { effectiveValues } from '../../../shared/sweep/plan/effective';
import { planPoints } from '../../../shared/sweep/plan/planPoints';
import { SWEEP_SCRIPTS } from '../../../shared/sweep/scripts';
import { WriteProblem } from '../files/atomicWrite';
import { type JobContext, Unusable } from '../jobs/jobContext';
import { contextFor } from './knownFiles';
import type { WriteTask } from './messages';
import { sidecarFiles } from './write/sidecarFiles';
import { writeSweep } from './write/writeSweep';

/** Writes it. Rejects with `Unusable` in words; a cancelled writing is taken up by the next one to the same place. */
export async function doWriteTask(task: WriteTask, context: JobContext): Promise<SweepWritten> {
  const { spec, files, destination } = task;
  const base = resolve(spec.base, contextFor(spec.base, files));
  try {
    const outcome = await writeSweep({
      spec,
      plan: planPoints(spec, effectiveValues(spec.base, base)),
      destination,
      name: task.name,
      // Datasets have absolute paths; what is relative is where results go.
      workingDir: path.dirname(destination),
      worldOf: async (request) => contextFor(request, files),
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
      throw new Unusable(
        `Nothing was written: of ${outcome.total} points ${outcome.crashing} will crash and ${outcome.refused} are blocked. Their findings say why.`,
      );
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
  } catch (error) {
    throw error instanceof WriteProblem ? new Unusable(error.message) : error;
  }
}
