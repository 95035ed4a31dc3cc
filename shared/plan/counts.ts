/** How many samples, batches and steps a run has. */
import type { DatasetReading } from '../dataset/facts';
import { findArray } from '../dataset/probeSize';
import { formatValue } from '../values/python';
import { sameValue } from '../values/value';
import type { PlanInputs } from './inputs';
import { type Figure, type Term, unknown } from './network/figure';

/** What drawing the groups found. */
export interface Drawn {
  readonly count: number;
  readonly training: number;
  /** null where the run does not split its groups. */
  readonly validation: number | null;
}

export interface Counts {
  /** Patterns of the dataset that the run takes before it groups them. */
  readonly patterns: Figure;
  readonly groups: Figure;
  readonly trainingSamples: Figure;
  readonly validationSamples: Figure;
  readonly batchesPerEpoch: Figure;
  /** Samples that an epoch skips because their batch is not full. */
  readonly droppedSamples: Figure;
  readonly validationBatches: Figure;
  readonly epochs: Figure;
  readonly optimizerSteps: Figure;
}

/**
 * Counts of a run. Those of the memory map need the positions: `drawn` where its groups were drawn, else the array
 * statistics where they are enough.
 */
export function countsOf(inputs: PlanInputs, drawn: Drawn | null = null): Counts {
  const { route, batchSize } = inputs;
  const mapped = route.loader === 'memory-map';
  const patterns = patternsTaken(inputs);
  const groups = drawn
    ? exactly(drawn.count, [])
    : mapped
      ? mappedGroups(inputs)
      : containerGroups(inputs, patterns);
  const share = route.validation === 'file' ? null : route.validation.share;
  const split = share === null ? null : then([groups], ([count = 0]) => part(share, count));
  const trainingSamples = drawn
    ? exactly(drawn.training, [])
    : split
      ? then([groups, split], ([all = 0, val = 0]) => all - val)
      : groups;
  const validationSamples =
    typeof drawn?.validation === 'number'
      ? exactly(drawn.validation, [])
      : (split ?? fileSamples(inputs));
  const batch = positive(batchSize, 'batch_size', inputs);
  const full = (samples: number, size: number) =>
    route.dropsLastBatch ? Math.floor(samples / size) : Math.ceil(samples / size);
  const batchesPerEpoch = named(
    then([trainingSamples, batch], ([samples = 0, size = 1]) => full(samples, size)),
    {
      name: 'Batches per epoch',
      expression: route.dropsLastBatch ? '⌊samples / batch_size⌋' : '⌈samples / batch_size⌉',
      fields: ['batch_size'],
    },
  );
  const epochs = epochsOf(inputs);
  const steps = positive(accumulated(inputs), 'accum_steps', inputs);
  return {
    patterns,
    groups,
    trainingSamples,
    validationSamples,
    batchesPerEpoch,
    droppedSamples: then([trainingSamples, batch], ([samples = 0, size = 1]) =>
      route.dropsLastBatch ? samples % size : 0,
    ),
    validationBatches: then([validationSamples, batch], ([samples = 0, size = 1]) =>
      Math.ceil(samples / size),
    ),
    epochs,
    optimizerSteps: named(
      then(
        [batchesPerEpoch, epochs, steps],
        ([batches = 0, times = 0, every = 1]) => Math.floor(batches / every) * times,
      ),
      { name: 'Optimizer steps', expression: 'batches per epoch × epochs', fields: ['epochs'] },
    ),
  };
}

/** An exact count. */
const exactly = (value: number, terms: readonly Term[]): Figure =>
  Number.isSafeInteger(value)
    ? { value, relativeError: 0, terms }
    : unknown('More than 2⁵³, beyond any machine.');

/** A count made of others; unknown for the reason of the first that is. */
function then(figures: readonly Figure[], of: (values: readonly number[]) => number): Figure {
  const values: number[] = [];
  const terms: Term[] = [];
  for (const figure of figures) {
    if (figure.value === null) return figure;
    values.push(figure.value);
    terms.push(...figure.terms);
  }
  return exactly(
    of(values),
    terms.filter((term, i) => terms.findIndex(({ name }) => name === term.name) === i),
  );
}

/** A figure whose own term follows those that it is made of. */
const named = (figure: Figure, term: Omit<Term, 'value'>): Figure =>
  figure.value === null
    ? figure
    : { ...figure, terms: [...figure.terms, { ...term, value: figure.value }] };

/** `int(share * count)` of Python. */
const part = (share: number, count: number): number => Math.floor(share * count);

/** A whole number of at least 1 that a setting has to be. */
function positive(value: number | null, name: string, { value: read }: PlanInputs): Figure {
  if (value !== null && value >= 1)
    return exactly(value, [
      { name: LABELS[name] ?? name, expression: name, value, fields: [name] },
    ]);
  return unknown(`\`${name}\` is ${formatValue(read(name))}; it has to be a whole number above 0.`);
}

const LABELS: { readonly [name: string]: string } = {
  batch_size: 'Batch size',
  n_groups: 'Groups asked for',
};

/** Batches of an optimizer step. */
function accumulated({ value, number }: PlanInputs): number | null {
  return value('accum_steps') === null ? 1 : number('accum_steps');
}

function epochsOf({ epochs, number, value, route }: PlanInputs): Figure {
  if (epochs === null || epochs < 0)
    return unknown(
      epochs === -1
        ? '`max_epochs` is -1: training never ends by itself.'
        : `\`max_epochs\` is ${formatValue(value('epochs'))}; it has to be a whole number, 0 or more.`,
    );
  const more = route.fineTunes ? Math.max(number('epochs_fine_tune') ?? 0, 0) : 0;
  const term = { name: 'Epochs', value: epochs + more };
  return exactly(epochs + more, [
    more === 0
      ? { ...term, expression: 'max_epochs', fields: ['max_epochs'] }
      : {
          ...term,
          expression: 'max_epochs + epochs_fine_tune',
          fields: ['max_epochs', 'epochs_fine_tune'],
        },
  ]);
}

/** Scan positions of a dataset: the length of `xcoords`, or else the number of patterns. */
function positionsIn(reading: DatasetReading): Figure {
  if (reading.status !== 'ok') return unknown(reading.problem);
  const [count] =
    (
      findArray(reading, 'xcoords') ??
      findArray(reading, 'diffraction') ??
      findArray(reading, 'diff3d')
    )?.shape ?? [];
  return count === undefined
    ? unknown('The dataset has neither `xcoords` nor patterns to count.')
    : exactly(count, [
        {
          name: 'Patterns',
          expression: 'in the dataset',
          value: count,
          fields: ['train_data_file'],
        },
      ]);
}

/** The patterns that are grouped: all, or those that `ptycho_train` keeps. */
function patternsTaken(inputs: PlanInputs): Figure {
  const all = positionsIn(inputs.files.dataset);
  if (!inputs.route.subsamples || all.value === null) return all;
  const asked = inputs.value('n_subsample') === null ? 'n_groups' : 'n_subsample';
  const kept = positive(inputs.number(asked), asked, inputs);
  return then([all, kept], ([there = 0, wanted = 0]) => Math.min(there, wanted));
}

/** Groups of `RawData`: as many as are asked for, at most one for each pattern. */
function containerGroups(inputs: PlanInputs, patterns: Figure): Figure {
  const { C, neighbours } = inputs;
  const asked = positive(inputs.number('n_groups'), 'n_groups', inputs);
  if (asked.value === null || patterns.value === null)
    return then([asked, patterns], () => Number.NaN);
  if (C === null || C < 1)
    return unknown(
      `\`gridsize\` is ${formatValue(inputs.value('gridsize'))}; it has to be a whole number above 0.`,
    );
  const refused = refusal(asked.value, patterns.value, C, neighbours);
  if (refused) return unknown(refused);
  return then([asked, patterns], ([wanted = 0, there = 0]) => Math.min(wanted, there));
}

/** Why `RawData` draws no groups (ptycho/raw_data.py:464, ptycho/raw_data.py:640). */
function refusal(asked: number, patterns: number, C: number, K: number | null): string | null {
  if (C > 1 && asked > patterns)
    return `Fewer patterns (${patterns}) than groups (${asked}): PtychoPINN rejects this for \`gridsize\` above 1.`;
  if (patterns < C) return `Fewer patterns (${patterns}) than a group has (${C}).`;
  if (K === null || K < C)
    return `\`neighbor_count\` is ${K ?? 'not a number'}, fewer than the ${C} patterns of a group.`;
  return null;
}

/** Whether the patterns are taken as counts: the CI contract, with the forward model that uses it. */
export const takesCounts = ({ value }: PlanInputs): boolean =>
  value('scale_contract_version') === 'ci_intensity_v2' &&
  value('physics_forward_mode') === 'rectangular_scaled';

/** Groups of the memory map, as far as they follow from the array statistics. */
function mappedGroups(inputs: PlanInputs): Figure {
  const { files, value, number, C, isGrouped: grouped } = inputs;
  if (files.dataset.status !== 'ok') return unknown(files.dataset.problem);
  if (grouped && C !== null && C > 1 && value('neighbor_function') === '4_quadrant')
    return unknown(
      '`4_quadrant` leaves out patterns without neighbours on all sides: the groups have to be drawn.',
    );
  const inside = insideBounds(inputs);
  if (inside === null) return unknown('The positions inside the bounds have not been counted.');
  const points: Term = {
    name: 'Patterns inside the bounds',
    expression: 'x_bounds, y_bounds',
    value: inside,
    fields: ['x_bounds', 'y_bounds'],
  };
  if (inside === 0) return unknown('No position is inside `x_bounds` and `y_bounds`.');
  if (!grouped) return exactly(inside, [points]);
  const draws = number('n_subsample') ?? 1;
  return exactly(inside * draws, [
    points,
    {
      name: 'Groups per pattern',
      expression: 'n_subsample',
      value: draws,
      fields: ['n_subsample'],
    },
  ]);
}

/** Positions inside the bounds; null where the statistics do not have them. */
function insideBounds({ files: { values, dataset }, value }: PlanInputs): number | null {
  const scan =
    values && dataset.status === 'ok' && values.fingerprint === dataset.fingerprint
      ? values.positions
      : null;
  if (!scan || scan.notFinite > 0) return null;
  const bounds = [value('x_bounds'), value('y_bounds')];
  const are = (low: number, high: number) => bounds.every((range) => sameValue(range, [low, high]));
  if (are(0, 1)) return scan.count;
  return are(0.1, 0.9) ? scan.inner : null;
}

/** Samples of the validation dataset: grouped as the training dataset is. */
function fileSamples(inputs: PlanInputs): Figure {
  const { value, files, C, neighbours } = inputs;
  const file = value('test_data_file');
  if (typeof file !== 'string' || file === '' || file === 'None') return exactly(0, []);
  if (files.validation === undefined) return unknown(`\`${file}\` has not been opened.`);
  const there = positionsIn(files.validation);
  const asked = positive(inputs.number('n_groups'), 'n_groups', inputs);
  if (there.value === null || asked.value === null) return then([there, asked], () => Number.NaN);
  const refused = refusal(asked.value, there.value, C ?? 1, neighbours);
  return refused === null
    ? exactly(Math.min(there.value, asked.value), [])
    : unknown(`In the validation dataset: ${refused}`);
}
