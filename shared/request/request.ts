/** The request: everything that the user decides, in the form of the conformance vectors plus `target`. */
import { z } from 'zod';
import { valuesSchema } from '../values/value';
import { acknowledgementSchema } from './acknowledgement';
import { entryPointSchema } from './entryPoint';

export const WORKFLOWS = ['training', 'inference'] as const;
export type Workflow = (typeof WORKFLOWS)[number];

const common = {
  target: z.string(),
  output_dir: z.string(),
  overrides: valuesSchema,
  /** How the run is started; absent while that is undecided. */
  entry_point: entryPointSchema.optional(),
  /** Only the execution options that are set; null for no execution config. */
  execution: valuesSchema.nullable(),
  profile: z.string().nullable().optional(),
  cli_defaults: z.boolean().optional(),
  /** Findings that the user has seen and accepts; they change nothing of the payload. */
  acknowledgements: z.array(acknowledgementSchema).optional(),
};

export const trainingRequestSchema = z.object({
  workflow: z.literal('training'),
  train_data_file: z.string(),
  ...common,
});
export const inferenceRequestSchema = z.object({
  workflow: z.literal('inference'),
  model_path: z.string(),
  test_data_file: z.string(),
  ...common,
});
export const requestSchema = z.discriminatedUnion('workflow', [
  trainingRequestSchema,
  inferenceRequestSchema,
]);

export type TrainingRequest = z.infer<typeof trainingRequestSchema>;
export type InferenceRequest = z.infer<typeof inferenceRequestSchema>;
export type Request = z.infer<typeof requestSchema>;

/** The path of a training run's validation dataset; null when it names none. */
export function validationPath({
  workflow,
  overrides,
}: Pick<Request, 'workflow' | 'overrides'>): string | null {
  const file = workflow === 'training' ? overrides.test_data_file : null;
  return typeof file === 'string' && file !== '' ? file : null;
}

/** The folder of the trained model; empty for a run that reads none. */
export const modelPath = (request: Request): string =>
  request.workflow === 'inference' ? request.model_path : '';

/** The path of the dataset that the workflow reads. */
export function datasetPath(request: Request): string {
  return request.workflow === 'training' ? request.train_data_file : request.test_data_file;
}
