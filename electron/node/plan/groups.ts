/** The groups of a run, from the dataset's file. The window's worker and the command line call this alike. */
import { createHash } from 'node:crypto';
import { drawGroups } from '../../../shared/plan/groups/draw';
import { type DrawnGroups, groupKey } from '../../../shared/plan/groups/drawn';
import { groupFacts } from '../../../shared/plan/groups/facts';
import type { JobContext } from '../jobs/jobContext';
import type { GroupsTask } from './messages';
import { runSteps } from './runSteps';
import type { Scans } from './scans';

/** Fingerprints of the files as they were just read. */
interface KnownPrints {
  readonly dataset?: string;
  readonly validation?: string;
}

/** Throws an `AppError` for files that cannot be read, and for groups that PtychoPINN refuses. */
export async function groupsOf(
  scans: Scans,
  { path, validation, spec, N, canvas }: Omit<GroupsTask, 'kind'>,
  context: JobContext,
  known: KnownPrints = {},
): Promise<DrawnGroups> {
  const scan = await scans.of(path, context, known.dataset);
  const draw = await runSteps(drawGroups(spec, scan), context);
  const { step, probe } = scan;
  const other = validation === null ? null : await scans.of(validation, context, known.validation);
  const follows = groupFacts(draw, scan, { step, probe, N, canvas, validation: other });
  const key = groupKey({ spec, N, canvas }, scan.fingerprint, other?.fingerprint ?? null);
  return {
    key,
    draw,
    sha256: sha256Of(draw.asDrawn),
    validation: other && { x: other.x, y: other.y },
    ...(await runSteps(follows, context)),
  };
}

/** Of the indices as int32, little-endian whatever the machine. */
function sha256Of(indices: Int32Array): string {
  const bytes = new DataView(new ArrayBuffer(4 * indices.length));
  for (let i = 0; i < indices.length; i++) bytes.setInt32(4 * i, indices[i] ?? 0, true);
  return createHash('sha256').update(bytes).digest('hex');
}
