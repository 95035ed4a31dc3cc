/** Numbers and lists in messages. */

/** Three significant digits at most: `4.25`, `903000`, `3.2e-5`. */
export function short(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  return size >= 1e7 || (size < 1e-3 && size > 0) ? rounded.toExponential() : String(rounded);
}

export const megabytes = (bytes: number): string => `${short(bytes / 1e6)} MB`;

/** `indices 0, 3 and 7`, or `indices 0, 3, 7 …` when there are more. */
export function framesText({ count, first }: { count: number; first: readonly number[] }): string {
  if (first.length < count) return `indices ${first.join(', ')} …`;
  if (first.length < 2) return `index ${first.join()}`;
  return `indices ${first.slice(0, -1).join(', ')} and ${first.at(-1)}`;
}
