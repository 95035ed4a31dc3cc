/** Runs that finished, by what they show of time: from them the plan knows how long others take. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../../shared/json/read';
import type { FinishedRun } from '../../../shared/plan/seconds';
import { parseEnvironment } from '../../../shared/runs/environment';
import { RUN_FILES } from '../../../shared/runs/folder';
import { RunReader, runFolders } from './readRun';

/** Seconds: PtychoPINN starts for 10 to 15 s before the first step, which is to be a tenth at most. */
const LEAST = 150;

const planSchema = z.object({ flops_per_step: z.number().positive() });
const payloadSchema = z.object({
  payload: z.object({ pt_model_config: z.object({ architecture: z.string() }) }),
});

/** Those below a folder that ran on a known GPU for long enough. A run that does not say what is needed is left out. */
export async function finishedRuns(dir: string): Promise<FinishedRun[]> {
  const folders = await runFolders(dir).catch(() => []);
  const found = await Promise.all(folders.map((folder) => finishedRun(folder).catch(() => null)));
  return found.filter((run) => run !== null);
}

async function finishedRun(folder: string): Promise<FinishedRun | null> {
  const { state, workflow, secondsPerStep, startedAt, endedAt } = await new RunReader(
    folder,
  ).read();
  if (state !== 'finished' || workflow !== 'training' || secondsPerStep === null) return null;
  if (startedAt === null || endedAt === null) return null;
  if (Date.parse(endedAt) - Date.parse(startedAt) < LEAST * 1000) return null;
  const read = (name: string) => readFile(path.join(folder, name), 'utf8');
  const environment = path.join(folder, RUN_FILES.environment);
  const { gpu } = parseEnvironment(await read(RUN_FILES.environment), environment);
  if (gpu === null) return null;
  const { flops_per_step } = planSchema.parse(parseJson(await read(RUN_FILES.plan)));
  const { payload } = payloadSchema.parse(parseJson(await read(RUN_FILES.payload)));
  return {
    gpu,
    architecture: payload.pt_model_config.architecture,
    secondsPerStep,
    flopsPerStep: flops_per_step,
  };
}
