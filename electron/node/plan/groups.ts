/** The groups of a run, from the dataset's file. The window's worker and the command line call this alike. */
import { drawGroups } from '../../../shared/plan/groups/draw';
import { type DrawnGroups, groupKey } from '../../../shared/plan/groups/drawn';
import { groupFacts } from '../../../shared/plan/groups/facts';
import type { JobContext } from '../jobs/jobContext';
import type { GroupsTask } from './messages';
import { runSteps } from './runSteps';
import type { Scans } from './scans';

/** Throws an `AppError` for files that cannot be read, and for groups that PtychoPINN refuses. */
export async function groupsOf(
  scans: Scans,
  { path, validation, spec, N, canvas }: Omit<GroupsTask, 'kind'>,
  context: JobContext,
): Promise<DrawnGroups> {
  const scan = await scans.of(path, context);
  const draw = await runSteps(drawGroups(spec, scan), context);
  const { step, probe } = scan;
  const other = validation === null ? null : await scans.of(validation, context);
  const follows = groupFacts(draw, scan, { step, probe, N, canvas, validation: other });
  const key = groupKey({ spec, N, canvas }, scan.fingerprint, other?.fingerprint ?? null);
  return { key, draw, ...(await runSteps(follows, context)) };
}
