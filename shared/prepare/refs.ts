/** How a recipe names arrays and numbers of a dataset's files. */
import { z } from 'zod';

const PATH = z.string().max(4096);
const UNIT = z.string().max(40);

/**
 * An array of one of the files, which count from 1. A `*` in the path is any text within one part of it: all arrays that match are
 * joined along their first axis in the order of their numbers. With `attribute`, an attribute of the array or group.
 */
export const arrayRefSchema = z.strictObject({
  file: z.int().min(1).max(1000),
  path: PATH,
  attribute: z.string().max(400).optional(),
});
export type ArrayRef = z.infer<typeof arrayRefSchema>;

/** A number in a unit: given, or one number of a file. */
export const quantitySchema = z.union([
  z.strictObject({ value: z.number(), unit: UNIT }),
  arrayRefSchema.extend({ unit: UNIT, index: z.int().min(0).optional() }),
]);
export type Quantity = z.infer<typeof quantitySchema>;

/** `/entry/data`, `b.h5:/entry/data` where it is not in the first file, `/entry@energy` for an attribute. */
export function refText({ file, path, attribute }: ArrayRef): string {
  const where = file === 1 ? '' : `file ${file}: `;
  return `${where}${path || 'array'}${attribute === undefined ? '' : `@${attribute}`}`;
}

/** How many files a recipe counts. */
export function filesOfRecipe(recipe: object): number {
  return Object.entries(recipe).reduce(
    (most, [key, value]) =>
      Math.max(
        most,
        key === 'file' && typeof value === 'number' ? value : 0,
        typeof value === 'object' && value !== null ? filesOfRecipe(value) : 0,
      ),
    0,
  );
}
