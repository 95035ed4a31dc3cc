/** Runs that finished, by what they show of time: from them the plan knows how long others take. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../../shared/json/read';
import type { FinishedRun } from '../../../shared/plan/seconds';
import { parseEnvironment } from '../../../shared/runs/environment';
import { RUN_FILES } from '../../../shared/runs/folder';
import { secondsPerStepShown } from '../../../shared/runs/progressBar';
import type { RunNow } from '../../../shared/runs/runNow';
import { secondsBetween } from '../../../shared/runs/timing';
import { RunReader, runFolders } from './readRun';

/** Seconds of a run without a progress bar: PtychoPINN starts for 10 to 15 s before the first step, which is to be a tenth at most. */
const LEAST = 150;

const planSchema = z.object({ flops_per_step: z.number().positive() });
const payloadSchema = z.object({
  target: z.string(),
  payload: z.object({ pt_model_config: z.object({ architecture: z.string() }) }),
});

/** Those below a folder that ran on a known GPU for long enough. A run that does not say what is needed is left out. */
export async function finishedRuns(dir: string): Promise<FinishedRun[]> {
  const folders = await runFolders(dir).catch(() => []);
  const found = await Promise.all(
    folders
      .map(async (folder) => finishedRun(folder, await new RunReader(folder).read()))
      .map((run) => run.catch(() => null)),
  );
  return found.filter((run) => run !== null);
}

/** Of a run that was read; null where it is none of these. Throws where its files do not say what is needed. */
export async function finishedRun(folder: string, now: RunNow): Promise<FinishedRun | null> {
  if (now.state !== 'finished' || now.workflow !== 'training') return null;
  const printed = now.logTail.find(({ file }) => file === RUN_FILES.stdout)?.lines ?? [];
  const secondsPerStep = secondsPerStepShown(printed) ?? wholeSecondsPerStep(now);
  if (secondsPerStep === null) return null;
  const read = (name: string) => readFile(path.join(folder, name), 'utf8');
  const environment = path.join(folder, RUN_FILES.environment);
  const { gpu } = parseEnvironment(await read(RUN_FILES.environment), environment);
  if (gpu === null) return null;
  const { flops_per_step } = planSchema.parse(parseJson(await read(RUN_FILES.plan)));
  const { payload, target } = payloadSchema.parse(parseJson(await read(RUN_FILES.payload)));
  return {
    gpu,
    target,
    architecture: payload.pt_model_config.architecture,
    secondsPerStep,
    flopsPerStep: flops_per_step,
  };
}

/** Over the whole run, start-up included; null for a short one. */
function wholeSecondsPerStep({ startedAt, endedAt, secondsPerStep }: RunNow): number | null {
  const seconds = secondsBetween(startedAt, endedAt);
  return seconds !== null && seconds >= LEAST ? secondsPerStep : null;
}
