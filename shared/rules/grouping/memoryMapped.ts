import type { Fix } from '../../findings/finding';
import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { counted, thereAre } from '../../values/counted';
import { formatValue } from '../../values/python';
import { asCode } from '../asCode';
import type { Context } from '../context';
import { setOverride } from '../fixes';
import { isProgram } from '../holds';
import { isBarycentric } from '../inference/barycentric';
import { rule } from '../rule';
import { positionsInside } from './inside';

export const bounds = rule({
  id: 'bounds-out-of-order',
  title: 'x_bounds or y_bounds is invalid',
  outcome: 'crash',
  stage: 'load',
  entryPoints: ['lightning'],
  fields: ['x_bounds', 'y_bounds'],
  raises: ['ValueError: Invalid {field}'],
  source: [code.dataloader(601), evidence('scan-bounds')],
  tried: true,
  why: 'The memory-mapped loader uses only scan points between two fractions of the scanned range, 0.1 and 0.9 by default, which excludes the edge of every scan. It rejects fractions outside 0 to 1 or in descending order.',
  check: ({ value }) =>
    ['x_bounds', 'y_bounds'].flatMap((name) => {
      const range = value('pt_data_config', name);
      if (!Array.isArray(range)) return [];
      const [low, high] = range;
      if (typeof low !== 'number' || typeof high !== 'number') return [];
      if (0 <= low && low < high && high <= 1) return [];
      return [
        {
          fields: [name],
          message: `${asCode(name)} is (${formatValue(low)}, ${formatValue(high)}), but the memory-mapped loader requires two ascending fractions of the scanned range, between 0 and 1. Use (0.0, 1.0) for the whole scan.`,
          short: `(${formatValue(low)}, ${formatValue(high)}) is not two ascending fractions between 0 and 1.`,
          fixes: [
            {
              label: `Set ${name} to (0.0, 1.0)`,
              edits: [{ op: 'set-override', name, value: [0, 1] }],
            },
          ],
        },
      ];
    }),
});

export const neighboursExceed = rule({
  id: 'neighbours-exceed-patterns',
  title: 'More neighbours than other patterns',
  outcome: 'wrong-result',
  stage: 'load',
  holds: isProgram,
  entryPoints: ['lightning'],
  fields: ['neighbor_count', 'K'],
  source: [code.patchGenerator(128), code.patchGenerator(200), evidence('neighbours')],
  tried: true,
  why: 'The memory-mapped loader looks up K neighbours of every point inside the bounds. A missing neighbour gets index -1, which numpy reads as the last pattern.',
  check: (context) => {
    const { number, shown, value, patternCount } = context;
    const count = patternCount();
    const K = number('pt_data_config', 'K');
    const C = number('pt_data_config', 'C');
    if (count === undefined || K === undefined || C === undefined || C <= 1) return [];
    const inside = positionsInside(context) ?? count;
    // patterns-too-few reports fewer patterns than a group needs.
    if (count < C || K < inside || value('pt_data_config', 'neighbor_function') !== 'Nearest')
      return [];
    const where =
      inside < count
        ? `only ${inside} of ${count} patterns ${inside === 1 ? 'is' : 'are'} inside \`x_bounds\` and \`y_bounds\``
        : thereAre(count, 'pattern', 'only ');
    const others = Math.max(inside - 1, 0);
    return [
      {
        fields: ['neighbor_count', 'K'],
        message: `\`K\` is ${shown('pt_data_config', 'K')}, but ${where}, so a point has ${counted(others, 'neighbour')}. The memory-mapped loader replaces missing neighbours by the last pattern; the other loaders use the neighbours that exist. Set \`neighbor_count\` below ${inside}, or use a larger scan.`,
        short: `\`K\` is ${shown('pt_data_config', 'K')}, but a point has only ${counted(others, 'neighbour')}.`,
      },
    ];
  },
});

const WHOLE: Fix = {
  label: 'Set x_bounds and y_bounds to (0.0, 1.0)',
  edits: ['x_bounds', 'y_bounds'].map((name) => ({ op: 'set-override', name, value: [0, 1] })),
};

/** How many samples the memory-mapped loader draws for training and for validation (ptycho_torch/dataloader.py:571-660, ptycho_torch/train_utils.py:883). */
export function samplesOf(
  context: Context,
): { readonly train: number; readonly val: number } | undefined {
  const { value, number } = context;
  const inside = positionsInside(context);
  const C = number('pt_data_config', 'C');
  const draws = number('pt_data_config', 'n_subsample');
  if (inside === undefined || inside === 0 || C === undefined || draws === undefined) return;
  const grouped = C > 1 && value('pt_model_config', 'mode') === 'Unsupervised';
  // 4_quadrant excludes points at the edge of the scan.
  if (grouped && value('pt_data_config', 'neighbor_function') === '4_quadrant') return;
  const all = grouped ? inside * draws : inside;
  const val = Math.floor(0.05 * all);
  return { train: all - val, val };
}

export const nothingInside = rule({
  id: 'positions-outside-bounds',
  title: 'No position is inside the bounds',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  fields: ['xcoords', 'ycoords', 'x_bounds', 'y_bounds'],
  raises: ['ValueError: 0 items'],
  source: [code.dataloader(601), evidence('scan-bounds')],
  tried: true,
  why: 'The memory-mapped loader uses only scan points between two fractions of the scanned range, 0.1 and 0.9 by default, and rejects a dataset with no point left. Inference with `patch_weighting` probe or `varpro_scaling` uses the same loader.',
  check: (context) => {
    const training = context.request.workflow === 'training';
    if (positionsInside(context) !== 0 || !(training || isBarycentric(context))) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', context.datasetField],
        ...(training ? { entryPoints: ['lightning'] } : { stage: 'infer' }),
        message: `None of the ${context.values?.positions?.count} positions is inside \`x_bounds\` and \`y_bounds\`, which exclude a tenth of the scan at each end: ${training ? '`python -m ptycho_torch.train_lightning_only`' : 'the reconstruction'} rejects the dataset. Use a larger scan.`,
        short: `None of the ${context.values?.positions?.count} positions is inside \`x_bounds\` and \`y_bounds\`.`,
        fixes: training ? [WHOLE] : [],
      },
    ];
  },
});

export const notValidated = rule({
  id: 'validation-part-empty',
  title: 'Too few samples for validation',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['lightning'],
  fields: ['xcoords', 'ycoords', 'x_bounds', 'y_bounds', 'gridsize', 'n_subsample'],
  raises: ['RuntimeError: Early stopping'],
  source: [
    code.trainUtils(883),
    evidence('arrays-each-loader-needs'),
    evidence('unchecked-execution-options'),
  ],
  tried: true,
  why: '`python -m ptycho_torch.train_lightning_only` reserves 5 % of the samples for validation, rounded down. With fewer than 20 samples there is no validation loss, and early stopping ends the run with a `RuntimeError` after the first epoch.',
  check: (context) => {
    const samples = samplesOf(context);
    const scan = context.values?.positions;
    const batch = context.number('pt_training_config', 'batch_size') ?? 1;
    // Without a full batch, the run ends earlier.
    if (!samples || !scan || samples.val > 0 || samples.train < batch) return [];
    const helps = scan.count >= 20;
    return [
      {
        fields: ['xcoords', 'ycoords', context.datasetField],
        message: `The positions inside \`x_bounds\` and \`y_bounds\` give ${samples.train} samples, too few to reserve 5 % for validation: early stopping fails after the first epoch. Use ${helps ? 'the whole scan, or a larger one' : 'a larger scan'}.`,
        short: `${samples.train} samples are too few to reserve 5 % for validation: early stopping fails.`,
        fixes: helps ? [WHOLE] : [],
      },
    ];
  },
});

export const batchNotFull = rule({
  id: 'batch-not-full',
  title: 'No full batch: nothing is trained',
  outcome: 'wrong-result',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['lightning'],
  fields: ['batch_size', 'x_bounds', 'y_bounds', 'n_subsample'],
  source: [code.trainUtils(925), evidence('arrays-each-loader-needs')],
  tried: true,
  why: '`python -m ptycho_torch.train_lightning_only` skips the last batch of an epoch if it is not full. With fewer samples than `batch_size` it takes no optimizer step, and the run ends without an error but with an untrained network.',
  check: (context) => {
    const samples = samplesOf(context);
    const batch = context.number('pt_training_config', 'batch_size');
    if (!samples || batch === undefined || samples.train >= batch) return [];
    return [
      {
        fields: ['batch_size', context.datasetField],
        message: `\`batch_size\` is ${context.shown('pt_training_config', 'batch_size')}, but the positions inside \`x_bounds\` and \`y_bounds\` give only ${samples.train} training samples: no batch is full, and \`python -m ptycho_torch.train_lightning_only\` takes no optimizer step. Decrease \`batch_size\`.`,
        short: `\`batch_size\` is ${context.shown('pt_training_config', 'batch_size')}, but there are only ${samples.train} training samples.`,
        fixes: [setOverride('batch_size', 2 ** Math.floor(Math.log2(samples.train)))],
      },
    ];
  },
});
