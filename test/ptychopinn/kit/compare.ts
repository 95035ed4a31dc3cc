/** Compares what a run recorded with the payload, field by field, and asks who announced the differences. */

import { CONCEPTS } from '../../../shared/catalogue/concepts';
import { consistency } from '../../../shared/consistency/consistency';
import type { UnsupportedSetting } from '../../../shared/exporters/format';
import type { Payload, Resolution } from '../../../shared/factory/resolution';
import {
  isValues,
  sameValue,
  type Value,
  type Values,
  valueSchema,
  valuesSchema,
} from '../../../shared/values/value';
import type { Recorded } from './program';
import { MAIN, type RunTarget } from './settings';

export interface Difference {
  /** `hparams.model_config.object_big`, `bundle.params.nepochs`. */
  readonly where: string;
  /** Field name of the payload. */
  readonly field: string;
  readonly payload: Value | undefined;
  readonly run: Value | undefined;
}

/** The recorded sections by the payload's. */
const SECTIONS = {
  data_config: 'pt_data_config',
  model_config: 'pt_model_config',
  training_config: 'pt_training_config',
  inference_config: 'pt_inference_config',
} as const;

/** Recorded whatever was set, or under no name of the payload. */
const NOT_SETTINGS = ['intensity_scale', '_version'];

/** Keys of the flat parameters by the field that they hold, beyond a dot for an underscore. */
const FLAT: { readonly [key: string]: string } = {
  output_prefix: 'output_dir',
  train_data_file_path: 'train_data_file',
  test_data_file_path: 'test_data_file',
};

const fieldOf = (key: string): string => FLAT[key] ?? key.replaceAll('.', '_');

function same(field: string, a: Value | undefined, b: Value | undefined): boolean {
  // PtychoPINN records one activation under both of its names.
  const spelled = (value: Value | undefined) =>
    field === 'amp_activation' && value === 'silu' ? 'swish' : value;
  const [left, right] = [spelled(a), spelled(b)];
  return left !== undefined && right !== undefined && sameValue(left, right);
}

const valueAt = (values: unknown, key: string): Value | undefined =>
  isObject(values) && Object.hasOwn(values, key) ? valueSchema.parse(values[key]) : undefined;

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sectionDifferences(recordedIn: string, sections: unknown, resolution: Resolution) {
  return Object.entries(SECTIONS).flatMap(([name, section]): Difference[] => {
    const [run, payload] = recordedSection(sections, name, resolution.payload ?? {}, section);
    if (!isObject(run))
      return [{ where: `${recordedIn}.${name}`, field: name, payload: null, run: undefined }];
    const fields = new Set([...Object.keys(payload ?? {}), ...Object.keys(run)]);
    return [...fields].flatMap((field) => {
      const [mine, its] = [valueAt(payload, field), valueAt(run, field)];
      return same(field, mine, its)
        ? []
        : [{ where: `${recordedIn}.${name}.${field}`, field, payload: mine, run: its }];
    });
  });
}

/** A recorded section and the payload's: a bundle of the refactor has the network's configuration in its `model_spec`. */
function recordedSection(
  sections: unknown,
  name: string,
  payload: Payload,
  section: string,
): readonly [run: unknown, payload: Values | undefined] {
  const of = isObject(sections) ? sections : {};
  const sealed = of.model_spec;
  if (of[name] !== undefined || !isObject(sealed)) return [of[name], payload[section]];
  return [sealed[name], valuesSchema.optional().parse(payload.model_spec?.[name])];
}

function flatDifferences(params: unknown, legacy: unknown): Difference[] {
  const keys = new Set([
    ...Object.keys(legacy ?? {}),
    ...(isObject(params) ? Object.keys(params) : []),
  ]);
  return [...keys].flatMap((key) => {
    if (NOT_SETTINGS.includes(key)) return [];
    // The flat dictionary leaves out what is null.
    const [mine, its] = [valueAt(legacy, key) ?? null, valueAt(params, key) ?? null];
    const field = fieldOf(key);
    return same(field, mine, its)
      ? []
      : [{ where: `bundle.params.${key}`, field, payload: mine, run: its }];
  });
}

/** Every difference between the payload and what the run recorded. */
export function differences(run: Recorded, resolution: Resolution): Difference[] {
  return [
    ...sectionDifferences('hparams', run.hparams, resolution),
    ...(run.bundle
      ? [
          ...sectionDifferences('bundle', run.bundle.config, resolution),
          ...flatDifferences(run.bundle.params, resolution.legacyParams),
        ]
      : []),
  ].filter((difference) => !isPtychoPINNs(difference, resolution));
}

/**
 * What PtychoPINN records otherwise by design: the second call of its factory leaves the validation dataset out of the
 * training section, though validation runs; and the network's loss follows `torch_loss_mode` when the network is built.
 */
const isPtychoPINNs = ({ where, run }: Difference, { payload }: Resolution): boolean =>
  (where.endsWith('.training_config.test_data_file') && run === null) ||
  (where === 'bundle.model_config.loss_function' &&
    run === LOSSES.get(payload?.pt_training_config?.torch_loss_mode ?? null));

const LOSSES = new Map<Value, string>([
  ['poisson', 'Poisson'],
  ['mae', 'MAE'],
]);

/** Names that say the same as a field, among them the names under which it is set. */
const ALIASES: readonly (readonly string[])[] = [
  ['epochs', 'nepochs', 'max_epochs'],
  ['gridsize', 'grid_size', 'C', 'C_model', 'C_forward'],
  ['model_type', 'mode'],
  ['torch_loss_mode', 'nll', 'nll_weight', 'mae_weight', 'loss_function'],
  ...CONCEPTS.map(({ names }) => names),
];

const sayTheSame = (field: string): Set<string> =>
  new Set([field, ...ALIASES.filter((names) => names.includes(field)).flat()]);

/**
 * Whether the used values name another place of the payload as the one that a run reads, and the run has its value:
 * the learning rate of the execution config, which PtychoPINN then records as its training section's.
 */
function isUsedValue(
  target: RunTarget,
  { field, run }: Difference,
  resolution: Resolution,
): boolean {
  const concept = CONCEPTS.find(({ names }) => names.includes(field));
  const row = consistency(target, 'training', resolution).rows.find(({ id }) => id === concept?.id);
  const used = Object.values(row?.cells ?? {})
    .flat()
    .filter((cell) => cell.used);
  return used.some(({ value }) => same(field, value, run));
}

/** The differences that no finding, note of the export or used value announces. */
export function unannounced(
  all: readonly Difference[],
  resolution: Resolution,
  notes: readonly UnsupportedSetting[],
  target: RunTarget = MAIN,
): Difference[] {
  const told = new Set([
    ...resolution.findings.flatMap(({ fields }) => fields),
    // A note may be about more fields than the one that it stands for.
    ...notes.flatMap(({ name, why }) => [name, ...(why.match(/\w+/g) ?? [])]),
  ]);
  return all.filter(
    (difference) =>
      ![...sayTheSame(difference.field)].some((name) => told.has(name)) &&
      !isUsedValue(target, difference, resolution),
  );
}

/** What the metrics contradict of the settings that the run recorded, and nobody announced; empty when they agree. */
export function metricsProblems(
  { metrics, hparams }: Recorded,
  resolution: Resolution,
  notes: readonly UnsupportedSetting[],
  target: RunTarget = MAIN,
): string[] {
  const training = hparams?.training_config;
  const setting = (name: string) => valueAt(training, name);
  const epochs = Math.max(...(metrics.epoch ?? []).map(Number)) + 1;
  const problems: string[] = [];
  const losses = Object.entries(metrics).filter(([name]) =>
    /_train_loss(_step|_epoch)?$/.test(name),
  );
  if (losses.length === 0) problems.push('no training loss');
  const announced = resolution.findings.some(
    ({ outcome, message }) => outcome === 'wrong-result' && /\bNaN\b/.test(message),
  );
  const broken = losses.filter(([, values]) => values.some((value) => !Number.isFinite(value)));
  // Early stopping ends a run whose loss is no number: what was announced ends it before its last epoch.
  const isCut = announced && broken.length > 0 && epochs < Number(setting('epochs'));
  if (epochs !== setting('epochs') && !isCut)
    problems.push(`${epochs} epochs, not ${setting('epochs')}`);
  for (const [name] of announced ? [] : broken) problems.push(`${name} is not finite`);
  const field = 'learning_rate';
  const rate = setting(field);
  const first = metrics.learning_rate?.[0];
  if (setting('scheduler') === 'Default' && typeof rate === 'number' && first !== undefined) {
    // Lightning keeps it in 32 bits.
    const isRate = Math.abs(Number(first) / rate - 1) <= 1e-6;
    const difference = { where: 'metrics.learning_rate', field, payload: rate, run: first };
    if (!isRate && unannounced([difference], resolution, notes, target).length > 0)
      problems.push(`learning rate ${first}, not ${rate}`);
  }
  return problems;
}

/** Whether a payload section says a thing: guards a comparison that would compare nothing. */
export const countFields = ({ payload }: Resolution): number =>
  Object.values(SECTIONS).reduce(
    (sum, section) =>
      sum + (isValues(payload?.[section]) ? Object.keys(payload[section]).length : 0),
    0,
  );
