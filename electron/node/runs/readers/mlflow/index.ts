/** MLflow's file store: a folder per run with a file for each metric and setting. */
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  epochsEnded,
  type Logged,
  loggedMetrics,
  lossesOf,
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
    const logged = files.filter((file) => file.startsWith(`${run}metrics/`));
    const values = await Promise.all(
      logged.map(async (file) => valuesOf(baseName(file), await read(file))),
    );
    const metrics = loggedMetrics(values.flat());
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

/** `TIME VALUE STEP` a line. */
const valuesOf = (name: string, text: string): Logged[] =>
  text.split('\n').flatMap((line) => {
    const [, word = '', step] = line.split(' ');
    const value = pythonNumber(word);
    return value === null || step === undefined ? [] : [{ name, value, step: Number(step) }];
  });
