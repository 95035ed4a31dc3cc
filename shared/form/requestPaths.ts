/** The paths of the request itself: rows of the form that are no override. */

import { describeField } from '../catalogue/descriptions';
import type { FieldDescription } from '../catalogue/types';
import { Bug } from '../errors/internal';
import type { Workflow } from '../request/request';

export interface RequestPath {
  readonly name: string;
  /** What it names: the dataset that is open, the model folder, the folder that results are written to. */
  readonly kind: 'dataset' | 'model' | 'output';
  readonly description: FieldDescription;
}

const path = (name: string, kind: RequestPath['kind']): RequestPath => {
  const description = describeField('tf_inference_config', name);
  if (!description) throw new Bug(`${name} is not described`);
  return { name, kind, description };
};

const TRAINING = [path('train_data_file', 'dataset'), path('output_dir', 'output')];
const INFERENCE = [
  path('model_path', 'model'),
  path('test_data_file', 'dataset'),
  path('output_dir', 'output'),
];

/** In the order of the form; all of them reach the run. */
export const requestPaths = (workflow: Workflow): readonly RequestPath[] =>
  workflow === 'training' ? TRAINING : INFERENCE;
