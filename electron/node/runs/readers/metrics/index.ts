/** `metrics.csv`: every loss of every step. */
import path from 'node:path';
import { AppError } from '../../../../../shared/errors/appError';
import { notReadPart, type RunPart } from '../../../../../shared/runs/record/part';
import { epochsEnded, lossesOf } from '../../../../../shared/runs/series';
import { readMetrics } from '../../metricsFile';
import { newestVersion } from '../newest';
import type { RunFileReader } from '../reader';

export const METRICS: RunFileReader = {
  id: 'metrics',
  claims: (names) => names.has('metrics.csv'),
  read: async ({ folder, files }) => {
    const file = newestVersion(files, 'metrics.csv');
    if (file === undefined) return null;
    const { progress, curves } = await readMetrics(path.join(folder, file));
    if (progress === null)
      return {
        notRead: [notReadPart(file, new AppError('metrics-empty', {}))],
      } satisfies RunPart;
    return {
      signs: [{ kind: 'begun', file }],
      losses: lossesOf(progress.metrics),
      curves: () => curves,
      epochsDone: epochsEnded(progress.metrics),
    } satisfies RunPart;
  },
  curves: async ({ folder, files }) => {
    const file = newestVersion(files, 'metrics.csv');
    if (file === undefined) return null;
    const { progress, curves } = await readMetrics(path.join(folder, file));
    if (progress === null) return null;
    const { stepsPerEpoch, step, epoch } = progress;
    const isOneEpoch = stepsPerEpoch === null && step !== null && epoch === 0;
    return {
      curves,
      stepsPerEpoch: isOneEpoch ? step + 1 : stepsPerEpoch,
      times: null,
    };
  },
};
