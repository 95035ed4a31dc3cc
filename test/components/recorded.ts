/** Runs recorded from the real program, as main tells a page of them. */
import { dictionaryIn, readHparams } from '../../shared/formats/hparams';
import type { RunCurves } from '../../shared/runs/compare/curves';
import { MetricsTable } from '../../shared/runs/metrics';
import { Found, joined, type RecordedRun } from '../../shared/runs/record/joined';
import { recordedSections } from '../../shared/runs/record/part';
import { epochsEnded, lossesOf } from '../../shared/runs/series';

const files: { readonly [path: string]: string } = import.meta.glob(
  '../runs/*/run/lightning_logs/version_0/{hparams.yaml,metrics.csv}',
  { query: '?raw', import: 'default', eager: true },
);

/** A run of `test/runs` that logged to `metrics.csv`; its text may be changed before it is read. */
export function recordedRun(
  name: string,
  change: {
    readonly hparams?: (text: string) => string;
    readonly metrics?: (text: string) => string;
  } = {},
): { readonly run: RecordedRun; readonly curves: RunCurves } {
  const read = (file: string): string => {
    const text = files[`../runs/${name}/run/lightning_logs/version_0/${file}`];
    if (text === undefined) throw new Error(`${name} has no ${file}`);
    return text;
  };
  const table = new MetricsTable();
  table.add((change.metrics ?? String)(read('metrics.csv')));
  const { metrics, stepsPerEpoch } = table.progress();
  const { values } = readHparams((change.hparams ?? String)(read('hparams.yaml')));
  const part = {
    sections: recordedSections((section) => dictionaryIn(values, section)),
    losses: lossesOf(metrics),
    epochsDone: epochsEnded(metrics),
    signs: [{ kind: 'result', file: 'wts.h5.zip' }] as const,
  };
  const around = { folder: name, alive: null, own: null, recover: false };
  return {
    run: joined(new Found([part]), around),
    curves: { curves: table.curves(), stepsPerEpoch, times: null },
  };
}
