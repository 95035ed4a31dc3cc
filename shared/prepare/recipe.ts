/**
 * A recipe: which arrays of a dataset's files become what PtychoPINN reads, and how. In memory every part is written out;
 * `recipeFile.ts` reads and writes the short form in YAML.
 */
import { z } from 'zod';
import { arrayRefSchema, quantitySchema } from './refs';
import { splitSchema } from './split';
import { stepSchema } from './steps/schema';

export const geometrySchema = z.strictObject({
  energy: quantitySchema.optional(),
  wavelength: quantitySchema.optional(),
  distance: quantitySchema.optional(),
  /** Along columns; along rows, too, without `detector_pixel_y`. */
  detector_pixel: quantitySchema.optional(),
  detector_pixel_y: quantitySchema.optional(),
  /** Of the object, for patterns of the size that they have in the file; replaces all of the above. */
  pixel: quantitySchema.optional(),
  pixel_y: quantitySchema.optional(),
  /** Of the detector in reciprocal space: the object's pixel is 1 / (N q). */
  reciprocal_pixel: quantitySchema.optional(),
});
export type Geometry = z.infer<typeof geometrySchema>;

const steps = z.array(stepSchema).max(100).default([]);

const mappedSchema = z.strictObject({ array: arrayRefSchema, steps });
export type Mapped = z.infer<typeof mappedSchema>;

/** Positions of a regular scan, row after row: `axis` says whether this coordinate changes with every pattern or with every row. */
const rasterSchema = z.strictObject({
  made: z.literal('raster'),
  axis: z.enum(['fast', 'slow']),
  rows: z.int().min(1).max(1_000_000),
  columns: z.int().min(1).max(1_000_000),
  step: quantitySchema,
  steps,
});
export type Raster = z.infer<typeof rasterSchema>;

const madeProbeSchema = z.discriminatedUnion('made', [
  z.strictObject({
    made: z.enum(['gaussian', 'disk']),
    /** Full width at half maximum of the amplitude, or diameter: in m or px. */
    diameter: quantitySchema,
    defocus: quantitySchema.optional(),
    steps,
  }),
  z.strictObject({
    made: z.literal('zone-plate'),
    diameter: quantitySchema,
    outer_zone: quantitySchema,
    beam_stop: quantitySchema,
    defocus: quantitySchema.optional(),
    steps,
  }),
  z.strictObject({ made: z.literal('mean-pattern'), steps }),
]);
export type MadeProbe = z.infer<typeof madeProbeSchema>;

const coordinateSchema = z.union([mappedSchema, rasterSchema]).nullable();
export type Coordinate = z.infer<typeof coordinateSchema>;

const RECIPE_FORMAT = 'pinnboard.recipe';

export const recipeSchema = z.strictObject({
  format: z.literal(RECIPE_FORMAT),
  version: z.literal(1),
  name: z.string().max(400).optional(),
  /** Id of the layout that proposed it. */
  layout: z.string().max(100).optional(),
  patterns: mappedSchema.extend({ quantity: z.enum(['intensity', 'amplitude']) }),
  probe: z.union([mappedSchema.extend({ pixel: quantitySchema.optional() }), madeProbeSchema]),
  /** Null: no array is chosen yet. */
  x: coordinateSchema.default(null),
  y: coordinateSchema.default(null),
  object: z.union([z.literal('ones'), mappedSchema]).default('ones'),
  geometry: geometrySchema.default({}),
  /** Side of the prepared patterns, to which they are cropped or padded at the end; `keep`: as the steps leave them. */
  size: z.union([z.literal('keep'), z.int().min(2).max(8192)]).default('keep'),
  split: splitSchema.nullable().default(null),
});
export type Recipe = z.infer<typeof recipeSchema>;
