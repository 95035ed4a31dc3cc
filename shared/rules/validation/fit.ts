import { code } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import { sameValue } from '../../values/value';
import { patternsOf } from '../context';
import { clearOverrides } from '../fixes';
import { rule } from '../rule';
import { patternSize } from '../shapes';

export const validationSize = rule({
  id: 'validation-size',
  title: 'Validation patterns have another size than the training patterns',
  outcome: 'crash',
  stage: 'train',
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['test_data_file', 'N', 'diffraction'],
  source: [
    code.dataloader(611),
    evidence('n-against-the-patterns'),
    evidence('settings-shared-with-validation'),
  ],
  tried: true,
  why: 'One network sees both, and it is built for one size.',
  check: ({ validation, patterns }) => {
    const size = patternSize(patterns());
    const other = validation && patternSize(patternsOf(validation));
    if (size === undefined || other === undefined || size === other) return [];
    return [
      {
        fields: ['test_data_file', 'N'],
        message: `The patterns of test_data_file are ${other} by ${other}, those of the training data ${size} by ${size}. Crop or pad them alike.`,
      },
    ];
  },
});

export const validationFew = rule({
  id: 'validation-too-small',
  title: 'Too few patterns to validate with',
  outcome: 'crash',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['test_data_file', 'n_groups', 'gridsize'],
  source: [
    code.tensorflowComponents(708),
    code.components(635),
    evidence('settings-shared-with-validation'),
  ],
  tried: true,
  why: 'The validation data are grouped with the n_groups of the training data. For grids larger than 1 the loader refuses more groups than patterns.',
  check: ({ validation, groups, number, patternCount }) => {
    const count = validation && patternsOf(validation)?.shape[0];
    const wanted = groups();
    const C = number('pt_data_config', 'C');
    if (count === undefined || wanted === undefined || C === undefined || C <= 1) return [];
    if (count >= C && wanted <= count) return [];
    const fits = count >= C && count > 0;
    // Training data that are too few as well have a finding of their own, with the same way out.
    const own = patternCount();
    if (fits && own !== undefined && own <= count) return [];
    return [
      {
        fields: ['test_data_file', 'n_groups'],
        message: fits
          ? `test_data_file has ${count} patterns, and n_groups is ${wanted} for it too; with a grid larger than 1 the loader refuses that. Use a larger validation scan.`
          : `test_data_file has ${count} patterns, and a group takes ${C}. Use a larger validation scan.`,
        fixes: fits
          ? [
              clearOverrides('test_data_file'),
              {
                label: `Train on ${count} groups only`,
                edits: [{ op: 'set-override', name: 'n_groups', value: count }],
              },
            ]
          : [],
      },
    ];
  },
});

export const validationSame = rule({
  id: 'validation-is-training',
  title: 'Validation and training data are the same',
  outcome: 'wrong-result',
  stage: 'train',
  workflows: ['training'],
  fields: ['test_data_file', 'train_data_file'],
  source: [evidence('settings-shared-with-validation'), evidence('a-validation-path-of-none')],
  tried: true,
  why: 'Early stopping, checkpoints and ReduceLROnPlateau watch the validation loss. On the training data it goes on falling while the network only learns these by heart.',
  check: ({ request, dataset, validation, override }) => {
    const named = override('test_data_file');
    if (request.workflow !== 'training' || typeof named !== 'string' || named === '') return [];
    const same = sameValue(named, request.train_data_file);
    const copy = validation?.status === 'ok' && validation.fingerprint === dataset?.fingerprint;
    if (!same && !copy) return [];
    return [
      {
        fields: ['test_data_file', 'train_data_file'],
        message: `test_data_file ${formatValue(named)} ${same ? 'is the training dataset' : 'holds the same arrays as the training dataset'}, so the validation loss tells nothing that the training loss does not. Name a scan that training does not see.`,
      },
    ];
  },
});
