/** Resolves all points of a sweep and writes them, a run's folder a point. One payload at a time is in memory. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Finding } from '../../../../shared/findings/finding';
import { quoted } from '../../../../shared/formats/commandLine';
import { ProvenanceTexts } from '../../../../shared/formats/provenanceText';
import { type Host, THIS_MACHINE } from '../../../../shared/hosts/host';
import type { Resources } from '../../../../shared/hosts/resources';
import { suggested, valuesOf } from '../../../../shared/hosts/suggested';
import type { SweepWritten } from '../../../../shared/ipc/sweep';
import { jsonText } from '../../../../shared/json/write';
import { RUN_FILES } from '../../../../shared/runs/folder';
import { manifestCsv } from '../../../../shared/sweep/csv';
import { type Manifest, manifestText, type SweepPoint } from '../../../../shared/sweep/manifest';
import type { Plan } from '../../../../shared/sweep/plan/planPoints';
import { planOfPoint } from '../../../../shared/sweep/pointPlan';
import { type Scripts, scriptNamed } from '../../../../shared/sweep/scripts';
import { RUN_POINT, RUN_POINT_TEXT } from '../../../../shared/sweep/scripts/runPoint';
import { arrayScript } from '../../../../shared/sweep/scripts/schedulers';
import { POINTS_FOLDER, SweepSummary } from '../../../../shared/sweep/summary';
import type { SweepSpec } from '../../../../shared/sweep/sweep';
import { writeError } from '../../files/atomicWrite';
import { destinationOf } from '../../files/replaceFile';
import type { JobContext } from '../../jobs/jobContext';
import { placeOf } from '../../runs/prepare';
import { runFiles } from '../../runs/writeRun';
import { VERSION } from '../../session/version';
import { type ContextOf, resolvePoints } from '../resolvePoints';
import { PointFolders } from './pointFolders';
import { demandRoom, Staging } from './staging';

export interface SweepJob extends Partial<JobContext> {
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
  /** Text of `pinnboard_payload.py`. */
  readonly loader: string;
  readonly scripts?: Scripts;
  /** Where its points are to run, this machine unless it is stated, with which interpreter, and what they ask of its scheduler. */
  readonly host?: Host;
  readonly python?: string | null;
  readonly resources?: Partial<Resources>;
  /** Renames an existing destination. */
  readonly replace?: boolean;
  /** Discards what an earlier start left unfinished, instead of resuming it. */
  readonly restart?: boolean;
  /** What becomes of points that are certain to crash: nothing is written when there are any, they are written, or not. */
  readonly crashes?: 'refuse' | 'write' | 'leave-out';
}

export interface SweepOutcome extends SweepWritten {
  /**
   * `refused`: no point has a payload. `crashing`: points will crash, and that was not allowed. After these two nothing is
   * left on the disk. `cancelled`: the same job resumes what is in `folder`.
   */
  readonly status: 'written' | 'refused' | 'crashing' | 'cancelled';
  /** Fewer than planned when it was cancelled. */
  readonly points: readonly SweepPoint[];
  readonly total: number;
  /** Findings about all points together. */
  readonly findings: readonly Finding[];
}

/**
 * Writes the sweep; the caller reports errors of the description. Throws an `AppError`; what was written by then is
 * resumed by the next start of the same job, as it is after a cancel or a kill.
 */
export async function writeSweep(job: SweepJob): Promise<SweepOutcome> {
  const { plan } = job;
  // Invalid options are reported before anything is written.
  scriptsOf(job, manifestOf(job, []));
  let destination = job.destination;
  try {
    // A link to a folder stays; its target is written or renamed.
    destination = (await destinationOf(destination)).target;
    await demandRoom(destination, job.replace ?? false);
    const key = keyOf(job);
    const staging = await Staging.begin(destination, key, plan.count, job.restart ?? false);
    let closed = false;
    try {
      const written = await writePoints(job, staging);
      const nothing = { files: [], aside: null };
      if (written.points.length < plan.count)
        return { ...written, ...nothing, status: 'cancelled', folder: staging.folder };
      const isRefused = job.crashes === 'refuse' && written.crashing > 0;
      if (isRefused || written.points.every(({ file }) => file === null)) {
        await staging.discard();
        closed = true;
        const status = written.crashing > 0 ? 'crashing' : 'refused';
        return { ...written, ...nothing, status, folder: destination };
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

async function writePoints(job: SweepJob, staging: Staging) {
  const summary = new SweepSummary();
  const texts = new ProvenanceTexts();
  const folders = await PointFolders.in(staging, job.loader);
  const { host, python } = { ...THERE, ...job };
  const place = placeOf(job.spec.base.target, host, python, null);
  const run = { host, python, place, resources: resourcesOf(job) };
  const sweep = path.basename(job.destination);
  try {
    await resolvePoints(job, summary, job, async (entry, resolved) => {
      if (job.crashes === 'leave-out' && entry.status === 'will-crash')
        return { ...entry, file: null };
      if (entry.file === null) return entry;
      const { name } = entry;
      const { request, resolution, fileContext } = resolved;
      const plan = planOfPoint(request, resolution, fileContext);
      const folder = path.posix.join(sweep, POINTS_FOLDER, name);
      await folders.put(name, runFiles({ ...run, ...resolved, name, plan }, folder, texts).files);
      return entry;
    });
  } finally {
    await folders.settle();
  }
  const { points } = summary;
  if (points.length === job.plan.count) await folders.clear();
  const findings = summary.findings();
  return {
    ...summary.counts(),
    points,
    findings,
    total: job.plan.count,
    resumed: folders.resumed,
  };
}

/** Manifest, table and scripts. Returns their names. */
async function addFiles(
  job: SweepJob,
  points: readonly SweepPoint[],
  staging: Staging,
): Promise<string[]> {
  const manifest = manifestOf(job, points);
  const files: { name: string; text: string; mode?: number }[] = [
    { name: 'sweep.csv', text: manifestCsv(manifest) },
    { name: RUN_POINT, text: RUN_POINT_TEXT },
    ...scriptsOf(job, manifest),
    ...hostScript(job, manifest),
    { name: 'sweep.json', text: manifestText(manifest) },
  ];
  for (const { name, text, mode } of files) await staging.add(name, text, mode);
  return files.map(({ name }) => name);
}

/** Throws an `AppError` for an unknown script, or invalid options. */
const scriptsOf = ({ scripts = {} }: SweepJob, manifest: Manifest) =>
  Object.entries(scripts).map(([id, options]) => {
    const { file, text } = scriptNamed(id);
    return { name: file, text: text(manifest, options), mode: 0o777 };
  });

/** Where a sweep runs unless it is stated. */
const THERE = { host: THIS_MACHINE, python: null, resources: {} };

const resourcesOf = (job: SweepJob): Resources => {
  const { host, resources } = { ...THERE, ...job };
  return { ...valuesOf(suggested(null, host, null)), ...resources };
};

/** The script that `startSweep` submits, of a sweep for a host with a scheduler. */
function hostScript(job: SweepJob, manifest: Manifest) {
  const { host, python } = { ...THERE, ...job };
  const { scheduler, setup, options } = host;
  if (scheduler === null) return [];
  const asked = { resources: resourcesOf(job), setup, options, parallel: null };
  const text = arrayScript(scheduler, manifest, RUN_FILES.submit, {
    ...asked,
    python: quoted(python ?? 'python3'),
  });
  return [{ name: RUN_FILES.submit, text }];
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
const keyOf = ({ spec, workingDir, crashes, host, python, resources }: SweepJob): string =>
  createHash('sha256')
    .update(jsonText([VERSION, workingDir, spec, crashes === 'leave-out', host, python, resources]))
    .digest('hex');
