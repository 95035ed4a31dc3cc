/** Descriptions of the group `names`: how the run is labelled. */
import type { Descriptions } from './types';

export const NAMES = {
  experiment_name: {
    label: 'Experiment name',
    help: 'Groups runs under one heading in MLflow. Change it for each sample or beamtime, so that runs can be found.',
    level: 'common',
  },
  model_name: {
    label: 'Model name',
    help: 'Tag that MLflow stores with the run. It names the model only: it does not choose the network.',
    level: 'common',
  },
  notes: {
    label: 'Notes',
    help: 'Free text stored with the run in MLflow: what you tried, and why.',
    level: 'common',
  },
} as const satisfies Descriptions;
