/** TensorBoard's event files, where training logged there instead of into `metrics.csv`. */
import path from 'node:path';
import { readEvents, type Scalar } from '../../../../../shared/formats/tensorboardEvents';
import { loggedCurves } from '../../../../../shared/runs/compare/curves';
import { type NotReadPart, notReadPart } from '../../../../../shared/runs/record/part';
import { epochsEnded, loggedMetrics, lossesOf } from '../../../../../shared/runs/series';
import { ofNewestVersion } from '../newest';
import { baseName, type RunFileReader, type RunFiles } from '../reader';
import { readBytes } from '../textFile';

/** Bytes that are read of all files together; a million values have 70 MB. */
const MOST = 128 * 1024 * 1024;

export const EVENTS: RunFileReader = {
  id: 'tensorboard',
  claims: (names) => [...names].some((name) => name.startsWith('events.out.tfevents.')),
  read: async (run) => {
    const found = await scalarsOf(run);
    if (found === null) return null;
    const { first, scalars, notRead } = found;
    const times = scalars.map(({ time }) => time).filter(isTime);
    const began = times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const ended = times.reduce((a, b) => Math.max(a, b), 0);
    const metrics = loggedMetrics(scalars.map(logged));
    return {
      signs: scalars.length > 0 ? [{ kind: 'begun', file: first }] : [],
      ...(scalars.length > 0 && {
        losses: lossesOf(metrics),
        curves: () => loggedCurves(scalars.map(logged)).curves,
        epochsDone: epochsEnded(metrics),
      }),
      ...(times.length > 0 && { started: isoOf(began), ended: isoOf(ended) }),
      notRead,
    };
  },
  curves: async (run) => {
    const found = await scalarsOf(run);
    return found === null || found.scalars.length === 0
      ? null
      : loggedCurves(found.scalars.map(logged));
  },
};

const logged = ({ tag, ...one }: Scalar) => ({ name: tag, ...one });

/** The scalars of all event files, with the name of the first; null where there is no such file. */
async function scalarsOf({ folder, files }: RunFiles) {
  const logs = ofNewestVersion(
    files.filter((file) => baseName(file).startsWith('events.out.tfevents.')),
  );
  const [first] = logs;
  if (first === undefined) return null;
  const read: (readonly Scalar[])[] = [];
  const notRead: NotReadPart[] = [];
  let left = MOST;
  for (const file of logs) {
    const bytes = await readBytes(path.join(folder, file), left);
    left -= bytes.length;
    const { scalars, error } = readEvents(bytes);
    read.push(scalars);
    if (error !== null) notRead.push(notReadPart(file, error));
  }
  return { first, scalars: read.flat(), notRead };
}

/** Seconds that are a time at all. */
const isTime = (seconds: number): boolean => seconds > 0 && seconds < 8.64e12;

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
