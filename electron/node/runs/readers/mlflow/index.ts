/** MLflow's file store: a folder per run with a file for each metric and setting. */
import path from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { AppError } from '../../../../../shared/errors/appError';
import { yamlExcess } from '../../../../../shared/formats/yamlExcess';
import { loggedCurves, type Timed } from '../../../../../shared/runs/compare/curves';
import { type NotReadPart, notReadPart } from '../../../../../shared/runs/record/part';
import {
  epochsEnded,
  loggedMetrics,
  lossesOf,
  pythonNumber,
} from '../../../../../shared/runs/series';
import { baseName, type RunFileReader, type RunFiles } from '../reader';
import { readSettingsText } from '../textFile';
import { isOfNative, settingsOf } from './settings';

const metaSchema = z.object({
  start_time: z.number().nullish(),
  end_time: z.number().nullish(),
});

export const MLFLOW: RunFileReader = {
  id: 'mlflow',
  claims: (names) => names.has('mlruns'),
  read: async (files, isBrief) => {
    const found = await newestRun(files);
    if (found === null) return null;
    const { meta, times, runs } = found;
    const { values, notRead } = await valuesOf(files, meta);
    const metrics = loggedMetrics(values);
    const settings = isBrief ? {} : await settingsOf(files, meta);
    if (times === null) notRead.push(notReadPart(meta, new AppError('yaml-invalid', {})));
    const { start_time: start, end_time: end } = times ?? {};
    return {
      signs: [{ kind: 'begun', file: meta }],
      ...settings,
      ...(isOfNative(files, meta) && { likelyEntryPoint: 'native' as const }),
      losses: lossesOf(metrics),
      curves: () => loggedCurves(values).curves,
      epochsDone: epochsEnded(metrics),
      ...(isTime(start) && { started: new Date(start).toISOString() }),
      ...(isTime(end) && { ended: new Date(end).toISOString() }),
      notRead: [...notRead, ...(settings.notRead ?? [])],
      ...(runs > 1 && {
        isShared: true,
        notes: [`mlruns holds ${runs} runs; what is said is of the last one.`],
      }),
    };
  },
  curves: async (files) => {
    const found = await newestRun(files);
    if (found === null) return null;
    const { values } = await valuesOf(files, found.meta);
    return values.length > 0 ? loggedCurves(values) : null;
  },
};

/** Runs of one store whose times are read; the last by name, where there are more. */
const MOST_RUNS = 200;

/** The one that started last; null for no run. `times` is null for a file that cannot be read. */
async function newestRun(files: RunFiles) {
  const runs = runsIn(files);
  let newest: { readonly meta: string; readonly times: ReturnType<typeof timesIn> } | null = null;
  for (const meta of runs.slice(-MOST_RUNS)) {
    const times = timesIn(await readSettingsText(path.join(files.folder, meta)));
    if (newest === null || (times?.start_time ?? 0) >= (newest.times?.start_time ?? 0))
      newest = { meta, times };
  }
  return newest && { ...newest, runs: runs.length };
}

/** mlruns/EXPERIMENT/RUN/meta.yaml; an experiment has one, too. */
const runsIn = ({ files }: RunFiles): string[] =>
  files.filter((file) => /(?:^|\/)mlruns\/[^/]+\/[^/]+\/meta\.yaml$/.test(file));

/** Files of metrics; PtychoPINN writes some 20. */
const MOST_METRICS = 200;

async function valuesOf(
  { folder, files }: RunFiles,
  meta: string,
): Promise<{ readonly values: Timed[]; readonly notRead: NotReadPart[] }> {
  const metrics = `${meta.slice(0, -'meta.yaml'.length)}metrics/`;
  const logged = files.filter((file) => file.startsWith(metrics));
  const values: Timed[] = [];
  // One after the other: a store of another program may have thousands of them.
  for (const file of logged.slice(0, MOST_METRICS))
    for (const value of linesOf(baseName(file), await readSettingsText(path.join(folder, file))))
      values.push(value);
  const isAll = logged.length <= MOST_METRICS;
  const notRead = isAll
    ? []
    : [notReadPart(metrics, new AppError('files-too-many', { limit: MOST_METRICS }))];
  return { values, notRead };
}

/** Of a text of a few lines; null for one that is no YAML, or more than that. */
function timesIn(text: string): z.infer<typeof metaSchema> | null {
  if (text.length > MOST_META || yamlExcess(text, { depth: 20, aliases: 0 }) !== null) return null;
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  if (document.errors.length > 0) return null;
  return metaSchema.safeParse(document.toJS()).data ?? {};
}

const MOST_META = 64 * 1024;

/** Milliseconds that are a time at all. */
const isTime = (value: number | null | undefined): value is number =>
  typeof value === 'number' && !Number.isNaN(new Date(value).getTime());

/** `MILLISECONDS VALUE STEP` a line. */
const linesOf = (name: string, text: string): Timed[] =>
  text.split('\n').flatMap((line) => {
    const [time, word = '', step] = line.split(' ');
    const value = pythonNumber(word);
    return value === null || step === undefined
      ? []
      : [{ name, value, step: Number(step), time: Number(time) / 1000 }];
  });
