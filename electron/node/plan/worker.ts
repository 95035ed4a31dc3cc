/** The worker thread that computes what a run plan takes long for. */
import type { DrawnGroups } from '../../../shared/plan/groups/drawn';
import { serveJobs } from '../jobs/serve';
import { groupsOf } from './groups';
import { taskSchema } from './messages';
import { Scans } from './scans';

const scans = new Scans();

serveJobs(async (raw, context) => {
  const value = await groupsOf(scans, taskSchema.parse(raw), context);
  return { value, transfer: buffersOf(value) };
});

/** Buffers that are transferred instead of copied; some arrays are one and the same. */
function buffersOf({ draw, uses, redundancy }: DrawnGroups): ArrayBuffer[] {
  const { indices, asDrawn, centres, taken, split } = draw;
  const arrays = [
    ...[indices, asDrawn, centres, taken, uses],
    ...[split?.training, split?.validation, redundancy?.counts],
  ];
  const buffers = arrays.flatMap((array) =>
    array?.buffer instanceof ArrayBuffer ? array.buffer : [],
  );
  return [...new Set(buffers)];
}
