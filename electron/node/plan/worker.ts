/** The worker thread that computes what a run plan takes long for. */
import type { DrawnGroups } from '../../../shared/plan/groups/drawn';
import { type InputPattern, inputPattern } from '../../../shared/plan/input/pattern';
import type { JobContext } from '../jobs/jobContext';
import { serveJobs } from '../jobs/serve';
import { OpenFiles } from '../npz/openFiles';
import { groupsOf } from './groups';
import { checksOf } from './input';
import { InputSources } from './inputSource';
import { type Task, taskSchema } from './messages';
import { patternSums } from './patternSums';
import { Scans } from './scans';

const scans = new Scans();
const files = new OpenFiles();
const sources = new InputSources();

serveJobs((raw, context) => answer(taskSchema.parse(raw), context));

async function answer(task: Task, context: JobContext) {
  switch (task.kind) {
    case 'groups': {
      const value = await groupsOf(scans, task, context);
      return { value, transfer: buffersOf(groupArrays(value)) };
    }
    case 'pattern': {
      const value = await files.use(task.path, async (npz) =>
        inputPattern(await sources.of(npz, task.array, context), task.index),
      );
      return { value, transfer: buffersOf(patternArrays(value)) };
    }
    case 'sums': {
      const value = await files.use(task.path, (npz) => patternSums(npz, task.names, context));
      return { value, transfer: buffersOf(value ? [value.sum, value.energy] : []) };
    }
    case 'checks':
      return {
        value: await files.use(task.path, async (npz) =>
          checksOf(await sources.of(npz, task.array, context), task, context),
        ),
      };
  }
}

type Arrays = readonly (ArrayBufferView | null | undefined)[];

// The validation dataset's positions are those of the kept scan: they are copied.
const groupArrays = ({ draw, uses, redundancy }: DrawnGroups): Arrays => [
  ...[draw.indices, draw.asDrawn, draw.centres, draw.taken, uses],
  ...[draw.split?.training, draw.split?.validation, redundancy?.counts],
];

const patternArrays = ({ measured, predicted, residual }: InputPattern): Arrays => [
  measured,
  predicted,
  residual,
];

/** Buffers that are transferred instead of copied; some arrays are one and the same. */
function buffersOf(arrays: Arrays): ArrayBuffer[] {
  const buffers = arrays.flatMap((array) =>
    array?.buffer instanceof ArrayBuffer ? array.buffer : [],
  );
  return [...new Set(buffers)];
}
