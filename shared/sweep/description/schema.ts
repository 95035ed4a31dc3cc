/** The description of a sweep that `pinnboard sweep` takes: short forms of what `spec.ts` says in full. */
import { z } from 'zod';
import { inferenceRequestSchema, trainingRequestSchema } from '../../request/request';
import { valueSchema, valuesSchema } from '../../values/value';
import { methodSchema } from '../spec';

export const METHODS = methodSchema.options.map(({ shape }) => shape.kind.value);

/** What an inline base may leave out; its target is then asked for (`--target`). */
const defaults = {
  target: z
    .string()
    .optional()
    .describe('the PtychoPINN that the payloads are for; without it --target says so'),
  overrides: valuesSchema.default({}),
  execution: valuesSchema.nullable().default(null),
};
export const inlineBaseSchemas = {
  training: trainingRequestSchema.extend(defaults).strict(),
  inference: inferenceRequestSchema.extend(defaults).strict(),
};

export const listSchema = z.array(valueSchema).min(1);

export const rangeSchema = z.strictObject({
  from: z.number(),
  to: z.number(),
  count: z
    .int()
    .min(1)
    .optional()
    .describe('how many numbers, both ends among them; a random sample needs none'),
  scale: z.enum(['linear', 'log']).default('linear'),
  whole: z
    .boolean()
    .optional()
    .describe('round to whole numbers; by itself for fields that hold whole numbers'),
});

/** Everything but base and axes, of which each is read by its own kind. */
const rest = {
  name: z.string().min(1).optional().describe("the sweep's name; else that of its folder"),
  method: z.enum(METHODS).default('grid'),
  count: z.int().min(1).optional().describe('how many points, for method random'),
  seed: z.int().nonnegative().optional().describe('for method random; 0 when left out'),
  leave_out: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .describe('conditions such as gridsize > 1 and n_groups < 512'),
  scripts: z
    .record(z.string(), valuesSchema.nullable())
    .default({})
    .describe('scripts to write, each with its options'),
};

/** The outline, with base and axes as they come. */
export const outlineSchema = z.strictObject({
  base: z.unknown().optional(),
  axes: valuesSchema,
  ...rest,
});

/** The whole, for its JSON Schema. */
const descriptionSchema = z.strictObject({
  base: z
    .union([z.string().min(1), inlineBaseSchemas.training, inlineBaseSchemas.inference])
    .describe('a request, or the path of a payload or request file, read from this file’s folder'),
  axes: z
    .record(z.string().min(1), z.union([listSchema, rangeSchema, valueSchema]))
    .describe(
      'by name of an override or a path of the request; execution.NAME is a knob. A list, a range, or one value',
    ),
  ...rest,
});

/** JSON Schema of descriptions, for editors of YAML. */
export const sweepJsonSchema = (): object => ({
  ...z.toJSONSchema(descriptionSchema, { io: 'input', unrepresentable: 'any' }),
  title: 'Pinnboard sweep',
});
