import { isAutomatic, valueBytes } from '../../dataset/arrayStats';
import { rule } from '../rule';
import { megabytes } from './text';

export const notRead = rule({
  id: 'values-not-read',
  title: 'The values of a large dataset were not looked at',
  outcome: 'info',
  stage: 'load',
  fields: ['train_data_file', 'test_data_file'],
  source: 'V8; V9',
  why: 'Counts in the place of amplitudes, positions in metres, blank patterns and the like show in the values alone. Small datasets are read by themselves; large ones when you ask for it, since it takes a while.',
  check: ({ dataset, values, datasetField }) => {
    if (!dataset || values || isAutomatic(dataset)) return [];
    return [
      {
        fields: [datasetField],
        checked: false,
        message: `The dataset's arrays have ${megabytes(valueBytes(dataset))}, so their values were not looked at. Press Check values in the dataset column, or give --values always on the command line.`,
      },
    ];
  },
});
