/**
 * Resolves all points of a sweep and writes them: a payload a point. One payload at a time is in memory; of each point
 * its line of the manifest is kept until the end, a few hundred bytes, so memory grows with the number of points.
 */

import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Finding } from '../../../../shared/findings/finding';
import { jsonText } from '../../../../shared/json/write';
import { manifestCsv } from '../../../../shared/sweep/csv';
import type { Manifest, SweepPoint } from '../../../../shared/sweep/manifest';
import { manifestText } from '../../../../shared/sweep/manifestText';
import type { Plan } from '../../../../shared/sweep/plan/planPoints';
import type { SweepScript } from '../../../../shared/sweep/scripts';
import type { SweepSpec } from '../../../../shared/sweep/spec';
import { SweepSummary } from '../../../../shared/sweep/sweepSummary';
import type { Values } from '../../../../shared/values/value';
import { writeError } from '../../files/atomicWrite';
import { destinationOf } from '../../files/replaceFile';
import { VERSION } from '../../session/version';
import type { ContextOf } from './fileContexts';
import { Journal } from './journal';
import { PointWriter } from './pointWriter';
import { writtenRows } from './resume';
import { demandRoom, Staging } from './staging';

export interface SweepJob {
  readonly spec: SweepSpec;
  /** The spec's plan, without errors. */
  readonly plan: Plan;
  /** The sweep's folder; the one that it is in must be there. */
  readonly destination: string;
  /** The sweep's name; its folder's when left out. */
  readonly name?: string | undefined;
  /** Absolute folder from which relative paths of requests are read. */
  readonly workingDir: string;
  readonly contextOf: ContextOf;
  readonly scripts?: readonly { readonly script: SweepScript; readonly options: Values }[];
  /** Files that are put beside the points as they are. */
  readonly sidecarFiles?: readonly { readonly name: string; readonly text: string }[];
  /** Renames an existing destination. */
  readonly replace?: boolean;
  /** Throws away what an earlier start left unfinished, instead of going on with it. */
  readonly restart?: boolean;
  /** What becomes of points that are certain to crash: nothing is written when there are any, they are written, or not. */
  readonly crashes?: 'refuse' | 'write' | 'leave-out';
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

interface Counts {
  readonly total: number;
  readonly ready: number;
  /** Points whose run is certain to crash; written or not as the job says. */
  readonly crashing: number;
  readonly refused: number;
  /** Points that an earlier start had written. */
  readonly resumed: number;
}

interface Written extends Counts {
  /** Fewer than planned when it was cancelled. */
  readonly points: readonly SweepPoint[];
  /** Findings about all points together. */
  readonly findings: readonly Finding[];
}

export type SweepOutcome = Written &
  (
    | {
        readonly status: 'written';
        readonly folder: string;
        /** Files in the folder beside the points. */
        readonly files: readonly string[];
        /** The new path of the folder that was there before; null when there was none. */
        readonly aside: string | null;
      }
    /** Nothing is left on the disk. */
    | { readonly status: 'refused' }
    /** Points will crash, and that was not allowed. Nothing is left on the disk. */
    | { readonly status: 'crashing' }
    /** The folder from which the same job resumes. */
    | { readonly status: 'cancelled'; readonly folder: string }
  );

/**
 * Writes the sweep; the caller reports errors of the description. Throws an `AppError`; what was written by then is
 * resumed by the next start of the same job, as it is after a cancel or a kill.
 */
export async function writeSweep(job: SweepJob): Promise<SweepOutcome> {
  const { plan } = job;
  const tryScripts = manifestOf(job, []);
  for (const { script, options } of job.scripts ?? []) script.text(tryScripts, options);
  const destination = await realDestination(job.destination);
  try {
    await demandRoom(destination, job.replace ?? false);
    const staging = await Staging.begin({
      destination,
      key: keyOf(job),
      total: plan.count,
      restart: job.restart ?? false,
    });
    let closed = false;
    try {
      const written = await writePoints(job, staging);
      if (written.points.length < plan.count)
        return { ...written, status: 'cancelled', folder: staging.folder };
      const { crashes = 'write' } = job;
      const isRefused = crashes === 'refuse' && written.crashing > 0;
      if (isRefused || written.points.every(({ file }) => file === null)) {
        await staging.discard();
        closed = true;
        return { ...written, status: written.crashing > 0 ? 'crashing' : 'refused' };
      }
      const files = await addFiles(job, written.points, staging);
      const aside = await staging.finish();
      closed = true;
      return { ...written, status: 'written', folder: destination, files, aside };
    } finally {
      if (!closed) await staging.close();
    }
  } catch (error) {
    throw writeError(destination, error);
  }
}

/** A link to a folder stays; its target is written or renamed. */
async function realDestination(destination: string): Promise<string> {
  try {
    return (await destinationOf(destination)).target;
  } catch (error) {
    throw writeError(destination, error);
  }
}

async function writePoints(job: SweepJob, staging: Staging): Promise<Written> {
  const { plan, contextOf, signal, progress } = job;
  const summary = new SweepSummary();
  const points: SweepPoint[] = [];
  const kept = await writtenRows(staging, plan, contextOf, ({ point, sameness: payloadHash }) => {
    points.push(point);
    summary.add(point, payloadHash);
    progress?.(points.length, plan.count);
  });
  const resumed = points.length;
  const journal = await Journal.resume(staging.journal, kept.end);
  const writer = new PointWriter(staging, job.crashes === 'leave-out', async (row) => {
    points.push(row.point);
    summary.add(row.point, row.sameness);
    await journal.add(row);
    progress?.(points.length, plan.count);
  });
  try {
    for (let i = resumed; i < plan.count && !signal?.aborted; i += 1) {
      const point = plan.at(i);
      await writer.write(point, await contextOf(point.request));
    }
    await writer.end();
  } finally {
    await writer.abandon();
    await journal.close();
  }
  return {
    total: plan.count,
    ready: summary.ready,
    crashing: summary.crashing,
    refused: summary.refused,
    resumed,
    points,
    findings: summary.findings(),
  };
}

/** Manifest, table, scripts and sidecar files. Returns their names. */
async function addFiles(
  job: SweepJob,
  points: readonly SweepPoint[],
  staging: Staging,
): Promise<string[]> {
  const manifest = manifestOf(job, points);
  const scripts = (job.scripts ?? []).map(({ script, options }) => ({
    name: script.file,
    text: script.text(manifest, options),
    mode: 0o777,
  }));
  const files: { name: string; text: string; mode?: number }[] = [
    { name: 'sweep.csv', text: manifestCsv(manifest) },
    ...(job.sidecarFiles ?? []),
    ...scripts,
    { name: 'sweep.json', text: manifestText(manifest) },
  ];
  for (const { name, text, mode } of files) await staging.add(name, text, mode);
  return files.map(({ name }) => name);
}

const manifestOf = (
  { spec, name, destination, workingDir }: SweepJob,
  points: readonly SweepPoint[],
): Manifest => ({
  format: 'pinnboard.sweep',
  version: 1,
  name: name ?? path.basename(destination),
  working_dir: workingDir,
  spec,
  points: [...points],
});

/** What the points depend on besides the files that they name. */
const keyOf = ({ spec, workingDir, crashes }: SweepJob): string =>
  createHash('sha256')
    .update(jsonText([VERSION, workingDir, spec, crashes === 'leave-out']))
    .digest('hex');
