/** A mean that is a number and lies among its values: a sum can pass the largest number, or be off by a rounding. */
export const meanWithin = (sum: number, count: number, min: number, max: number): number =>
  Math.min(Math.max(sum / count, min), max);
