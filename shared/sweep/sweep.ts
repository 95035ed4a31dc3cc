/**
 * A sweep: a base request, axes, the method that combines them, and conditions that exclude points. Files and the command
 * line have the whole of it; the window edits the same model, with text that is being typed in the place of what it means.
 */
import { z } from 'zod';
import { type Request, requestSchema } from '../request/request';
import { valueSchema } from '../values/value';

/** What an axis sets: an override, an execution option, or a key of the request. */
export const AXIS_PLACES = ['override', 'execution', 'request'] as const;

const place = { name: z.string().min(1), place: z.enum(AXIS_PLACES) };

const axisOf = <Values extends z.ZodType, End extends z.ZodType, Count extends z.ZodType>(
  values: Values,
  end: End,
  count: Count,
) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('list'), ...place, values }),
    z.object({
      /** `count` numbers from `from` to `to`, both among them; rounded to whole numbers where `whole`. */
      kind: z.literal('range'),
      ...place,
      from: end,
      to: end,
      count,
      scale: z.enum(['linear', 'log']),
      whole: z.boolean(),
    }),
  ]);

const methodOf = <Count extends z.ZodType, Seed extends z.ZodType>(count: Count, seed: Seed) =>
  z.discriminatedUnion('kind', [
    /** Every combination; the last axis changes fastest. */
    z.object({ kind: z.literal('grid') }),
    /** The first values of all axes, then the second, …; all axes have the same length. */
    z.object({ kind: z.literal('zip') }),
    /** `count` points drawn with `seed`: of a list one of its values, of a range any number between its ends. */
    z.object({ kind: z.literal('random'), count, seed }),
  ]);

const counted = z.number().int().min(1);
const values = z.array(valueSchema).min(1);

export const axisSchema = axisOf(values, z.number(), counted);
export type Axis = z.infer<typeof axisSchema>;
/** Identifies an axis: each field is swept once. */
export const axisKey = ({ name, place }: Pick<Axis, 'name' | 'place'>): string =>
  `${place} ${name}`;

export const methodSchema = methodOf(counted, z.number().int().nonnegative());
export const METHODS = methodSchema.options.map(({ shape }) => shape.kind.value);

export const sweepSpecSchema = z.object({
  base: requestSchema,
  axes: z.array(axisSchema).min(1),
  method: methodSchema,
  /** Conditions such as `gridsize > 1 and n_groups < 512`; a point where one of them holds is excluded. */
  leave_out: z.array(z.string()),
});
export type SweepSpec = z.infer<typeof sweepSpecSchema>;

const orText = <T extends z.ZodType>(schema: T) => z.union([z.string(), schema]);

/** As the window edits it: over the draft, with its name and the scripts to write. */
export const sweepDraftSchema = z.object({
  name: z.string(),
  axes: z.array(axisOf(orText(values), orText(z.number()), orText(counted))),
  method: methodOf(orText(counted), orText(z.number())),
  leave_out: sweepSpecSchema.shape.leave_out,
  /** By id, with their options as typed. */
  scripts: z.record(
    z.string(),
    z.object({ chosen: z.boolean(), options: z.record(z.string(), z.string()) }),
  ),
});
export type SweepDraft = z.infer<typeof sweepDraftSchema>;
export type AxisDraft = SweepDraft['axes'][number];
export type ListDraft = Extract<AxisDraft, { kind: 'list' }>;
export type RangeDraft = Extract<AxisDraft, { kind: 'range' }>;

export const EMPTY_SWEEP: SweepDraft = {
  name: '',
  axes: [],
  method: { kind: 'grid' },
  leave_out: [],
  scripts: {},
};

/** Request keys that an axis of place `request` may set; each point has an output folder of its own. */
export const requestNames = (workflow: Request['workflow']): readonly string[] =>
  workflow === 'training'
    ? ['train_data_file', 'profile', 'cli_defaults']
    : ['test_data_file', 'model_path', 'profile', 'cli_defaults'];

/** `execution.learning_rate` says its place; a bare name is a part of the request, else an override. */
export function placeOf(key: string, workflow: Request['workflow']): Pick<Axis, 'name' | 'place'> {
  const place = AXIS_PLACES.find((candidate) => key.startsWith(`${candidate}.`));
  if (place) return { place, name: key.slice(place.length + 1) };
  const isPart = key === 'output_dir' || requestNames(workflow).includes(key);
  return { place: isPart ? 'request' : 'override', name: key };
}
