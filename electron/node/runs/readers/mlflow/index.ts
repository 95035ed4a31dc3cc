/** MLflow's file store: a folder per run with a file for each metric and setting. */
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Metric } from '../../../../../shared/runs/series';
import {
  epochsEnded,
  lossesOf,
  MetricSeries,
  pythonNumber,
} from '../../../../../shared/runs/series';
import { baseName, type RunFileReader } from '../reader';
import { readSettingsText } from '../textFile';

const metaSchema = z.object({
  start_time: z.number().nullish(),
  end_time: z.number().nullish(),
});

export const MLFLOW: RunFileReader = {
  id: 'mlflow',
  claims: (names) => names.has('mlruns'),
  read: async ({ folder, files }) => {
    // mlruns/EXPERIMENT/RUN/meta.yaml; an experiment has one, too.
    const runs = files.filter((file) => /(?:^|\/)mlruns\/[^/]+\/[^/]+\/meta\.yaml$/.test(file));
    const meta = runs.at(-1);
    if (meta === undefined) return null;
    const run = meta.slice(0, -'meta.yaml'.length);
    const read = (file: string) => readSettingsText(path.join(folder, file));
    const rows = new Map<string, readonly Row[]>();
    for (const file of files.filter((one) => one.startsWith(`${run}metrics/`)))
      rows.set(baseName(file), rowsOf(await read(file)));
    const metrics = metricsOf(rows);
    const { start_time: start, end_time: end } =
      metaSchema.safeParse(parse(await read(meta))).data ?? {};
    return {
      signs: metrics.length > 0 ? [{ kind: 'begun', file: meta }] : [],
      losses: lossesOf(metrics),
      epochsDone: epochsEnded(metrics),
      ...(typeof start === 'number' && { started: new Date(start).toISOString() }),
      ...(typeof end === 'number' && { ended: new Date(end).toISOString() }),
      notes:
        runs.length > 1
          ? [`mlruns holds ${runs.length} runs; what is said is of the last one by name.`]
          : [],
    };
  },
};

interface Row {
  readonly value: number;
  readonly step: number;
}

/** `TIME VALUE STEP` a line. */
const rowsOf = (text: string): Row[] =>
  text.split('\n').flatMap((line) => {
    const [, word = '', step] = line.split(' ');
    const value = pythonNumber(word);
    return value === null || step === undefined ? [] : [{ value, step: Number(step) }];
  });

function metricsOf(rows: ReadonlyMap<string, readonly Row[]>): Metric[] {
  const epochs = new Map((rows.get('epoch') ?? []).map(({ step, value }) => [step, value]));
  return [...rows].flatMap(([name, values]) => {
    if (name === 'epoch' || values.length === 0) return [];
    const series = new MetricSeries();
    for (const { value, step } of values) series.add(value, epochs.get(step) ?? null);
    return [series.metric(name)];
  });
}
