/** What a damaged file of a run must not do to its readers. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inspectModel } from '../../electron/node/model/inspect';
import { findRuns } from '../../electron/node/runs/findRuns';
import { joinedRun, readParts } from '../../electron/node/runs/recordedRuns';
import { AppError } from '../../shared/errors/appError';
import { fitsOf } from '../../shared/inspection/fits';
import { parametersOf } from '../../shared/inspection/inspection';
import { askedAndRan } from '../../shared/runs/record/asked';
import { lineageOf } from '../../shared/runs/record/lineage';
import { recordedLines } from '../../shared/runs/record/words';
import { training, WORLD } from '../unit/factory/help';
import type { RunFile } from './runInputs';

/** Characters of what is known of a run; a payload file has the most. */
const MOST = 4_000_000;

/** What was read of it, in a word or two. Throws when the contract is broken. `folder` is replaced. */
export async function judgeRun({ name, bytes }: RunFile, folder: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  // What makes the folder a run's, whatever the file is.
  mkdirSync(path.join(folder, 'lightning_logs'), { recursive: true });
  writeFileSync(path.join(folder, 'metadata.json'), '{"run_id": "a", "status": "running"}');
  if (name.includes('/params/')) sound(folder);
  writeFileSync(file, bytes);
  const model = /\.(?:zip|ckpt)$/.test(name) ? await judgeModel(file) : '';
  const [run, ...others] = (await findRuns(folder)).runs;
  if (!run || others.length > 0) throw new Error(`${others.length + 1} runs`);
  const read = await readParts(run, true);
  const recorded = joinedRun(run, read, { dir: folder, alive: false, recover: false });
  for (const { code, problem } of recorded.not_read) {
    if (code === 'run-part-unreadable' || code === 'internal-error') throw new Error(problem);
    if (problem.trim().length < 6) throw new Error(`Refused without words: ${problem}`);
  }
  const asked = askedAndRan(read.parts);
  const lineage = lineageOf({ run: recorded, folder }, [], asked.asked);
  const known = JSON.stringify([recorded, asked, lineage, recordedLines(recorded)]);
  if (known.length > MOST) throw new Error(`${known.length} characters are known of it`);
  if ('polluted' in {}) throw new Error('the prototype of all objects was changed');
  return `${path.basename(name)} ${recorded.not_read.length > 0 ? 'not read' : 'read'}${model}`;
}

/** What MLflow's store has beside a setting, without which none is read. */
function sound(folder: string): void {
  const run = path.join(folder, 'mlruns/1/a');
  mkdirSync(path.join(run, 'params/data_config'), { recursive: true });
  writeFileSync(path.join(run, 'meta.yaml'), 'run_id: a\nstatus: 1\nstart_time: 1795843071000\n');
  writeFileSync(path.join(run, 'params/data_config/N'), '64');
}

async function judgeModel(file: string): Promise<string> {
  try {
    const { inspection, reading } = await inspectModel(file);
    if (!inspection) return ', no model';
    if (!Number.isFinite(parametersOf(inspection.layers))) throw new Error('no number');
    const fits = fitsOf(training(), WORLD, { inspection, reading, path: file });
    if (fits.some(({ text }) => text.trim().length < 6)) throw new Error('Without words');
    return inspection.layers.length > 0 ? ', inspected' : ', inspected in part';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return ', refused';
  }
}
