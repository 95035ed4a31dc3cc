/** Sweeps whose points ran: each is written by Pinnboard, and has the files that PtychoPINN leaves. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { statusText } from '../shared/runs/status';
import { type Manifest, manifestSchema, type SweepPoint } from '../shared/sweep/manifest';

const RUNS = fileURLToPath(new URL('./runs/', import.meta.url));
const HPARAMS = readFileSync(
  path.join(RUNS, 'native-finished/run/lightning_logs/version_0/hparams.yaml'),
  'utf8',
);

/** What became of a point. */
export interface Ran {
  /** The least and the last loss of validation; null for a run that crashed before the first. */
  readonly best: number | null;
  readonly last?: number;
  readonly nphotons?: number;
  readonly isFinished?: boolean;
  readonly hasPictures?: boolean;
}

export const manifestIn = (folder: string): Manifest =>
  manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, 'sweep.json'), 'utf8')));

/** Lets the points of a written sweep have run; null leaves one as it was written. */
export function runPoints(folder: string, ran: (point: SweepPoint) => Ran | null): void {
  for (const point of manifestIn(folder).points) {
    const became = point.file === null ? null : ran(point);
    if (became !== null) runPoint(path.join(folder, 'points', point.name), became);
  }
}

function runPoint(folder: string, { best, last = best ?? 0, ...ran }: Ran): void {
  const { nphotons = 1e9, isFinished = best !== null, hasPictures = false } = ran;
  const logs = path.join(folder, 'out/lightning_logs/version_0');
  mkdirSync(logs, { recursive: true });
  writeFileSync(
    path.join(logs, 'hparams.yaml'),
    HPARAMS.replace(/nphotons: .*/, `nphotons: ${nphotons.toFixed(1)}`),
  );
  const head =
    'epoch,learning_rate,poisson_train_loss_epoch,poisson_train_loss_step,poisson_val_loss,step';
  const losses = best === null ? [] : [best * 2, best, last];
  writeFileSync(
    path.join(logs, 'metrics.csv'),
    `${[head, ...losses.map((loss, epoch) => `${epoch},,,,${loss},${epoch}`)].join('\n')}\n`,
  );
  const at = (second: number) => `2026-11-28T12:00:${String(second).padStart(2, '0')}Z`;
  const code = isFinished ? 0 : 1;
  writeFileSync(
    path.join(folder, 'status.json'),
    statusText([
      { state: 'written', at: at(0) },
      { state: 'running', at: at(1), pid: 2, host: 'elsewhere', started: null },
      { state: 'ended', at: at(40), code, result: isFinished },
    ]),
  );
  if (isFinished) writeFileSync(path.join(folder, 'out/wts.h5.zip'), 'weights');
  if (hasPictures) {
    mkdirSync(path.join(folder, 'inference'), { recursive: true });
    for (const name of ['amplitude', 'phase'])
      copyFileSync(
        path.join(RUNS, `inference-native/run/reconstructed_${name}.png`),
        path.join(folder, `inference/reconstructed_${name}.png`),
      );
  }
}
