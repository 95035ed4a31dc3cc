/** A sweep: a base request, axes, the method that combines them, and conditions that exclude points. */
import { z } from 'zod';
import { type Request, requestSchema } from '../request/request';
import { valueSchema } from '../values/value';

/** What an axis sets: an override, an execution option, or a key of the request. */
export const AXIS_PLACES = ['override', 'execution', 'request'] as const;

const place = { name: z.string().min(1), place: z.enum(AXIS_PLACES) };

export const axisSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('list'), ...place, values: z.array(valueSchema).min(1) }),
  z.object({
    /** `count` numbers from `from` to `to`, both among them; rounded to whole numbers where `whole`. */
    kind: z.literal('range'),
    ...place,
    from: z.number(),
    to: z.number(),
    count: z.number().int().min(1),
    scale: z.enum(['linear', 'log']),
    whole: z.boolean(),
  }),
]);
export type Axis = z.infer<typeof axisSchema>;

/** Request keys that an axis of place `request` may set. */
export const requestNames = (workflow: Request['workflow']): readonly string[] =>
  workflow === 'training'
    ? ['train_data_file', 'output_dir', 'profile', 'cli_defaults']
    : ['model_path', 'test_data_file', 'output_dir', 'profile', 'cli_defaults'];

/** `execution.learning_rate` says its place; a bare name is a part of the request, else an override. */
export function placeOf(key: string, workflow: Request['workflow']): Pick<Axis, 'name' | 'place'> {
  const place = AXIS_PLACES.find((candidate) => key.startsWith(`${candidate}.`));
  if (place) return { place, name: key.slice(place.length + 1) };
  return { place: requestNames(workflow).includes(key) ? 'request' : 'override', name: key };
}

export const methodSchema = z.discriminatedUnion('kind', [
  /** Every combination; the last axis changes fastest. */
  z.object({ kind: z.literal('grid') }),
  /** The first values of all axes, then the second, …; all axes have the same length. */
  z.object({ kind: z.literal('zip') }),
  /** `count` points drawn with `seed`: of a list one of its values, of a range any number between its ends. */
  z.object({
    kind: z.literal('random'),
    count: z.number().int().min(1),
    seed: z.number().int().nonnegative(),
  }),
]);
export type Method = z.infer<typeof methodSchema>;

export const sweepSpecSchema = z.object({
  base: requestSchema,
  axes: z.array(axisSchema).min(1),
  method: methodSchema,
  /** Conditions such as `gridsize > 1 and n_groups < 512`; a point where one of them holds is excluded. */
  leave_out: z.array(z.string()),
});
export type SweepSpec = z.infer<typeof sweepSpecSchema>;
