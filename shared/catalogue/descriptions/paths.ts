/** Descriptions of the group `paths`: input files and the output folder. */
import type { Descriptions } from './types';

export const PATHS = {
  train_data_file: {
    label: 'Training dataset',
    help: 'The .npz to learn from: patterns, probeGuess, xcoords and ycoords. It must exist when the factory runs.',
    level: 'essential',
  },
  test_data_file: {
    label: 'Validation dataset',
    help: 'A second .npz to validate on; without it there is no validation loss and so no early stopping.',
    level: 'essential',
  },
  'tf_inference_config.test_data_file': {
    label: 'Dataset to reconstruct',
    help: 'The .npz that the trained model reconstructs; its pattern size has to be the one that was trained on.',
    level: 'essential',
  },
  model_path: {
    label: 'Trained model folder',
    help: 'Folder of the trained model, holding wts.h5.zip. Give the folder itself, not a checkpoint file in it.',
    level: 'essential',
  },
  output_dir: {
    label: 'Output folder',
    help: 'Where the model, logs and pictures are written. The factory neither creates nor checks it.',
    level: 'essential',
  },
  training_directories: {
    label: 'Training folders',
    help: 'Folders of datasets, meant for training on many at once. Current PtychoPINN does not read the list.',
    level: 'expert',
  },
} as const satisfies Descriptions;
