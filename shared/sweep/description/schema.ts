/** The sweep description that `pinnboard sweep` takes: a short form of the model in `sweep.ts`. */
import { z } from 'zod';
import { inferenceRequestSchema, trainingRequestSchema } from '../../request/request';
import { valueSchema, valuesSchema } from '../../values/value';
import { axisSchema, METHODS, methodSchema } from '../sweep';

/** An inline base, whose target may be given by `--target`. */
const defaults = {
  target: z.string().optional().describe('target of the payloads; default: --target'),
  overrides: valuesSchema.default({}),
  execution: valuesSchema.nullable().default(null),
};
export const inlineBaseSchemas = {
  training: trainingRequestSchema.extend(defaults).strict(),
  inference: inferenceRequestSchema.extend(defaults).strict(),
};

const [list, range] = axisSchema.options;
export const listSchema = list.shape.values;
export const rangeSchema = range
  .omit({ kind: true, name: true, place: true })
  .extend({
    count: range.shape.count
      .optional()
      .describe('number of values, including both ends; not needed for a random sample'),
    scale: range.shape.scale.default('linear'),
    whole: range.shape.whole
      .optional()
      .describe('round to whole numbers; automatic for fields with whole numbers'),
  })
  .strict();
const random = methodSchema.options[2].shape;

/** The complete description, for its JSON Schema. */
const descriptionSchema = z.strictObject({
  base: z
    .union([z.string().min(1), inlineBaseSchemas.training, inlineBaseSchemas.inference])
    .describe(
      'a request, or the path of a payload or request file, relative to this file’s folder',
    ),
  axes: z
    .record(z.string().min(1), z.union([listSchema, rangeSchema, valueSchema]))
    .describe(
      'by name of an override or request path; execution.NAME is an execution option. A list, a range, or one value',
    ),
  name: z.string().min(1).optional().describe("the sweep's name; default: the name of its folder"),
  method: z.enum(METHODS).default('grid'),
  count: random.count.optional().describe('number of points, for method random'),
  seed: random.seed.optional().describe('for method random; default 0'),
  leave_out: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .describe(
      'points where any of these conditions holds are excluded, such as gridsize > 1 and n_groups < 512',
    ),
  scripts: z
    .record(z.string(), valuesSchema.nullable())
    .default({})
    .describe('scripts to write, each with its options'),
});

/** The outline, with unparsed base and axes. */
export const outlineSchema = descriptionSchema.extend({
  base: z.unknown().optional(),
  axes: valuesSchema,
});

/** JSON Schema of descriptions, for editors of YAML. */
export const sweepJsonSchema = (): object => ({
  ...z.toJSONSchema(descriptionSchema, { io: 'input', unrepresentable: 'any' }),
  title: 'Pinnboard sweep',
});
