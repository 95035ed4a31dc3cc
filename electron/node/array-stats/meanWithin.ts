/** A finite mean within the range of its values: the sum can overflow, or be off by rounding. */
export const meanWithin = (sum: number, count: number, min: number, max: number): number =>
  Math.min(Math.max(sum / count, min), max);
