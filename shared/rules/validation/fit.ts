import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { counted } from '../../values/counted';
import { formatValue } from '../../values/python';
import { shownValue } from '../../values/shown';
import { sameValue } from '../../values/value';
import { patternsOf } from '../context';
import { clearOverrides } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { patternSize } from '../shapes';

export const validationSize = rule({
  id: 'validation-size',
  title: 'Validation and training patterns differ in size',
  outcome: 'crash',
  stage: 'train',
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['test_data_file', 'N', 'diffraction'],
  raises: ['RuntimeError: must match the size'],
  source: [
    code.dataloader(611),
    evidence('n-against-the-patterns'),
    evidence('settings-shared-with-validation'),
  ],
  tried: true,
  why: 'The network is built for one pattern size and processes both datasets.',
  check: ({ validation, patterns }) => {
    const size = patternSize(patterns());
    const other = validation && patternSize(patternsOf(validation));
    if (size === undefined || other === undefined || size === other) return [];
    return [
      {
        fields: ['test_data_file', 'N'],
        message: `The patterns in \`test_data_file\` are ${other} by ${other} pixels, but those in the training data are ${size} by ${size}. Crop or pad them to the same size.`,
        short: `Its patterns are ${other} by ${other} pixels, those in the training data ${size} by ${size}.`,
      },
    ];
  },
});

export const validationFew = rule({
  id: 'validation-too-small',
  title: 'Too few patterns for validation',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['test_data_file', 'n_groups', 'gridsize'],
  raises: ['ValueError: oversampling is required', 'ValueError: coordinates per group'],
  source: [
    code.tensorflowComponents(708),
    code.components(635),
    evidence('settings-shared-with-validation'),
  ],
  tried: true,
  why: 'The validation data are grouped with the same `n_groups` as the training data. For `gridsize` above 1 the loader rejects more groups than patterns.',
  check: ({ validation, groups, number, patternCount }) => {
    const count = validation && patternsOf(validation)?.shape[0];
    const wanted = groups();
    const C = number('pt_data_config', 'C');
    if (count === undefined || wanted === undefined || C === undefined || C <= 1) return [];
    if (count >= C && wanted <= count) return [];
    const fits = count >= C && count > 0;
    // Another rule reports training data that are too few as well, with the same remedy.
    const own = patternCount();
    if (fits && own !== undefined && own <= count) return [];
    return [
      {
        fields: ['test_data_file', 'n_groups'],
        message: fits
          ? `\`test_data_file\` has ${counted(count, 'pattern')}, but \`n_groups\` is ${wanted} and applies to it too; for \`gridsize\` above 1 the loader rejects more groups than patterns. Use a larger validation scan.`
          : `\`test_data_file\` has ${counted(count, 'pattern')}, but a group needs ${C}. Use a larger validation scan.`,
        fixes: fits
          ? [
              clearOverrides('test_data_file'),
              {
                label: `Set n_groups to ${shownValue(count)}`,
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
  why: 'Early stopping, checkpoints and ReduceLROnPlateau monitor the validation loss. On the training data it keeps decreasing even when the network overfits.',
  check: ({ request, dataset, validation, override }) => {
    const named = override('test_data_file');
    if (request.workflow !== 'training' || typeof named !== 'string' || named === '') return [];
    const same = sameValue(named, request.train_data_file);
    const copy = validation?.status === 'ok' && validation.fingerprint === dataset?.fingerprint;
    if (!same && !copy) return [];
    return [
      {
        fields: ['test_data_file', 'train_data_file'],
        message: `\`test_data_file\` ${formatValue(named)} ${same ? 'is the training dataset' : 'contains the same arrays as the training dataset'}, so the validation loss adds no information. Choose a scan that is not used for training.`,
        short: same
          ? 'This is the training dataset.'
          : 'This contains the same arrays as the training dataset.',
      },
    ];
  },
});
