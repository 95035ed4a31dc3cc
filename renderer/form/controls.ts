/** Typical ranges of fields. */
import type { Value } from '../../shared/values/value';

/** Whether a number is outside its typical range: unusual, not invalid. */
export function isUnusual(
  value: Value,
  range: { min?: number; max?: number; powerOfTwo?: true } | undefined,
): boolean {
  if (!range || typeof value !== 'number') return false;
  if (range.min !== undefined && value < range.min) return true;
  if (range.max !== undefined && value > range.max) return true;
  return range.powerOfTwo === true && !(value > 0 && Number.isInteger(Math.log2(value)));
}
