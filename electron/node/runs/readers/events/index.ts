/** TensorBoard's event files, where training logged there instead of into `metrics.csv`. */
import path from 'node:path';
import { readEvents, type Scalar } from '../../../../../shared/formats/tensorboardEvents';
import { type NotReadPart, notReadPart } from '../../../../../shared/runs/record/part';
import {
  epochsEnded,
  lossesOf,
  type Metric,
  MetricSeries,
} from '../../../../../shared/runs/series';
import { openRegularFile } from '../../../dataset/regularFile';
import { baseName, type RunFileReader } from '../reader';

/** Bytes of a file that are read; ten million steps have a gigabyte. */
const MOST = 256 * 1024 * 1024;

export const EVENTS: RunFileReader = {
  id: 'tensorboard',
  claims: (names) => [...names].some((name) => name.startsWith('events.out.tfevents.')),
  read: async ({ folder, files }) => {
    const logs = files.filter((file) => baseName(file).startsWith('events.out.tfevents.'));
    const [first] = logs;
    if (first === undefined) return null;
    const scalars: Scalar[] = [];
    const notRead: NotReadPart[] = [];
    for (const file of logs) {
      const { scalars: found, error } = readEvents(await readStart(path.join(folder, file)));
      scalars.push(...found);
      if (error !== null) notRead.push(notReadPart(file, error));
    }
    const times = scalars.map(({ time }) => time).filter((time) => time > 0);
    const began = times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const ended = times.reduce((a, b) => Math.max(a, b), 0);
    const metrics = metricsOf(scalars);
    return {
      signs: scalars.length > 0 ? [{ kind: 'begun', file: first }] : [],
      ...(scalars.length > 0 && { losses: lossesOf(metrics), epochsDone: epochsEnded(metrics) }),
      ...(times.length > 0 && { started: isoOf(began), ended: isoOf(ended) }),
      notRead,
    };
  },
};

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** Scalars by tag; a step's epoch is a scalar of its own. */
function metricsOf(scalars: readonly Scalar[]): Metric[] {
  const epochs = new Map(
    scalars.filter(({ tag }) => tag === 'epoch').map(({ step, value }) => [step, value]),
  );
  const series = new Map<string, MetricSeries>();
  for (const { tag, step, value } of scalars) {
    const one = series.get(tag) ?? new MetricSeries();
    series.set(tag, one);
    one.add(value, epochs.get(step) ?? null);
  }
  return [...series].map(([name, one]) => one.metric(name));
}

async function readStart(file: string): Promise<Uint8Array> {
  const opened = await openRegularFile(file);
  if (opened.status !== 'open') throw opened.error;
  try {
    const buffer = Buffer.alloc(Math.min(opened.size, MOST));
    const { bytesRead } = await opened.handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await opened.handle.close();
  }
}
