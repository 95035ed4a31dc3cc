/** A range as text, empty when there is none: `typical range 1–512, power of two`. */
export function rangeText(
  range: { min?: number; max?: number; powerOfTwo?: true } | undefined,
): string {
  if (!range) return '';
  const { min, max } = range;
  const bounds =
    min !== undefined && max !== undefined
      ? `typical range ${bound(min)}–${bound(max)}`
      : min !== undefined
        ? `typically ${bound(min)} or more`
        : max !== undefined
          ? `typically ${bound(max)} or less`
          : '';
  if (!range.powerOfTwo) return bounds;
  return bounds === '' ? 'typically a power of two' : `${bounds}, power of two`;
}

/** `1e-6` and `1e9` rather than a row of zeros. */
const bound = (value: number): string =>
  value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6)
    ? value.toExponential().replace('e+', 'e')
    : String(value);
