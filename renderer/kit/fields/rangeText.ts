/** Sensible range in words, empty when none: `usually 1 to 512, a power of two`. */
export function rangeText(
  range: { min?: number; max?: number; powerOfTwo?: true } | undefined,
): string {
  if (!range) return '';
  const { min, max } = range;
  const bounds =
    min !== undefined && max !== undefined
      ? `${bound(min)} to ${bound(max)}`
      : min !== undefined
        ? `${bound(min)} or more`
        : max !== undefined
          ? `${bound(max)} or less`
          : '';
  const parts = [bounds, range.powerOfTwo ? 'a power of two' : ''].filter(Boolean);
  return parts.length > 0 ? `usually ${parts.join(', ')}` : '';
}

/** As people write it: 1e-6 and 1e9, not a row of zeros. */
const bound = (value: number): string =>
  value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6)
    ? value.toExponential().replace('e+', 'e')
    : String(value);
