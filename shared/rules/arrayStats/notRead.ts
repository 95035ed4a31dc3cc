import { isAutomatic, valueBytes } from '../../dataset/arrayStats';
import { evidence } from '../../sources/source';
import { rule } from '../rule';
import { megabytes } from './text';

export const notRead = rule({
  id: 'values-not-read',
  title: 'Array values of a large dataset were not checked',
  outcome: 'info',
  stage: 'load',
  fields: ['train_data_file', 'test_data_file'],
  source: [evidence('amplitudes-and-counts'), evidence('scan-positions')],
  why: 'Some problems show only in the array values: counts instead of amplitudes, positions in metres, blank patterns. Small datasets are read automatically; large ones only on request, because reading takes time.',
  check: ({ dataset, values, datasetField }) => {
    if (!dataset || values || isAutomatic(dataset)) return [];
    return [
      {
        fields: [datasetField],
        checked: false,
        message: `Array values were not checked: with ${megabytes(valueBytes(dataset))} of arrays, the dataset is too large to be read automatically. Press Check values in the dataset column, or pass \`--values always\` on the command line.`,
      },
    ];
  },
});
