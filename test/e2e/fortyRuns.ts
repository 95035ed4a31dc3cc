/** Forty run folders made of a recorded one: other settings, and the losses that would follow from them. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { know } from './runFolders';
import { TRAIN64 } from './start';

const RECORDED = path.resolve('test/runs/native-finished');
const LOGS = 'run/lightning_logs/version_0';

interface Settings {
  readonly learning_rate: number;
  readonly batch_size: number;
  readonly nphotons: number;
}

/** The one with the least loss among those with the photons that most of them have. */
export const BEST: Settings = { learning_rate: 5e-4, batch_size: 8, nphotons: 1e9 };

const RATES = [1e-4, 2e-4, 5e-4, 1e-3, 2e-3];
const all = (nphotons: number, sizes: readonly number[]): Settings[] =>
  RATES.flatMap((learning_rate) =>
    sizes.map((batch_size) => ({ learning_rate, batch_size, nphotons })),
  );
/** Fewer photons make every loss smaller than that of the best one, which says nothing. */
const FORTY = [...all(1e9, [2, 4, 8, 16, 32]), ...all(1e5, [4, 8, 16])];

export const nameOf = ({ learning_rate, batch_size, nphotons }: Settings): string =>
  `lr${learning_rate}_bs${batch_size}_ph${nphotons.toExponential().replace('e+', 'e')}`;

/** How much larger the losses are than those that were recorded. */
function lossFactor({ learning_rate, batch_size, nphotons }: Settings): number {
  const off = Math.log(learning_rate / BEST.learning_rate) ** 2;
  const slow = Math.log2(batch_size / BEST.batch_size) ** 2;
  return (0.5 + 0.1 * off + 0.05 * slow) * (nphotons / BEST.nphotons);
}

/** User data of a Pinnboard that knows the folder in which they are. */
export function userDataWithForty(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-user-'));
  const runs = path.join(folder, 'data/runs');
  const [hparams, metrics] = ['hparams.yaml', 'metrics.csv'].map((name) =>
    readFileSync(path.join(RECORDED, LOGS, name), 'utf8'),
  );
  for (const settings of FORTY) {
    const run = path.join(runs, nameOf(settings));
    mkdirSync(path.join(run, LOGS), { recursive: true });
    cpSync(path.join(RECORDED, 'console.txt'), path.join(run, 'console.txt'));
    writeFileSync(path.join(run, LOGS, 'hparams.yaml'), withSettings(hparams ?? '', settings));
    writeFileSync(
      path.join(run, LOGS, 'metrics.csv'),
      withLosses(metrics ?? '', lossFactor(settings)),
    );
  }
  know(folder, [runs]);
  return folder;
}

const withSettings = (hparams: string, { learning_rate, batch_size, nphotons }: Settings): string =>
  hparams
    .replace('nphotons: 1000000000.0', `nphotons: ${nphotons.toFixed(1)}`)
    .replace('batch_size: 4', `batch_size: ${batch_size}`)
    .replace('learning_rate: 0.001', `learning_rate: ${learning_rate}`)
    .replace('/data/scan/scan.npz', TRAIN64);

/** Losses are the only numbers of that size. */
const withLosses = (metrics: string, factor: number): string =>
  metrics.replaceAll(/\d{8,}\.\d+/g, (loss) => (Number(loss) * factor).toFixed(3));
