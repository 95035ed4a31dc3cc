/** MLflow's file store: a folder per run with a file for each metric and setting. */
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { loggedCurves, type Timed } from '../../../../../shared/runs/compare/curves';
import {
  epochsEnded,
  loggedMetrics,
  lossesOf,
  pythonNumber,
} from '../../../../../shared/runs/series';
import { baseName, type RunFileReader, type RunFiles } from '../reader';
import { readSettingsText } from '../textFile';

const metaSchema = z.object({
  start_time: z.number().nullish(),
  end_time: z.number().nullish(),
});

export const MLFLOW: RunFileReader = {
  id: 'mlflow',
  claims: (names) => names.has('mlruns'),
  read: async (files) => {
    const runs = runsIn(files);
    const meta = runs.at(-1);
    if (meta === undefined) return null;
    const metrics = loggedMetrics(await valuesOf(files, meta));
    const text = await readSettingsText(path.join(files.folder, meta));
    const { start_time: start, end_time: end } = metaSchema.safeParse(parse(text)).data ?? {};
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
  curves: async (files) => {
    const meta = runsIn(files).at(-1);
    if (meta === undefined) return null;
    const values = await valuesOf(files, meta);
    return values.length > 0 ? loggedCurves(values) : null;
  },
};

/** mlruns/EXPERIMENT/RUN/meta.yaml; an experiment has one, too. */
const runsIn = ({ files }: RunFiles): string[] =>
  files.filter((file) => /(?:^|\/)mlruns\/[^/]+\/[^/]+\/meta\.yaml$/.test(file));

async function valuesOf({ folder, files }: RunFiles, meta: string): Promise<Timed[]> {
  const metrics = `${meta.slice(0, -'meta.yaml'.length)}metrics/`;
  const values = await Promise.all(
    files
      .filter((file) => file.startsWith(metrics))
      .map(async (file) =>
        linesOf(baseName(file), await readSettingsText(path.join(folder, file))),
      ),
  );
  return values.flat();
}

/** `MILLISECONDS VALUE STEP` a line. */
const linesOf = (name: string, text: string): Timed[] =>
  text.split('\n').flatMap((line) => {
    const [time, word = '', step] = line.split(' ');
    const value = pythonNumber(word);
    return value === null || step === undefined
      ? []
      : [{ name, value, step: Number(step), time: Number(time) / 1000 }];
  });
