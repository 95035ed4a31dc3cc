/** Values in words, for people: one line in the window, a few on the command line. */
import type { ArrayStats, DatasetStats } from './arrayStats';

/** A number of at most four significant digits. */
export function shortNumber(value: number): string {
  const rounded = Number(value.toPrecision(4));
  const size = Math.abs(rounded);
  return size >= 1e7 || (size < 1e-3 && size > 0) ? rounded.toExponential() : String(rounded);
}

/** What the pass saw of the patterns and the scan, such as `amplitudes 0 to 4.25, 36 patterns; spacing 16.1 px`. */
export function statsLine({ arrays, patterns, positions, unread }: DatasetStats): string {
  const stack = arrays.find(({ name }) => name === patterns?.array);
  const parts = [
    stack && patterns ? `patterns ${rangeText(stack)}${faults(stack)}` : 'patterns not found',
    patterns && patterns.blank.count > 0 ? `${patterns.blank.count} blank` : '',
    positions?.spacing ? `positions ${shortNumber(positions.spacing.median)} apart` : '',
    unread.length > 0 ? `${unread.length} not readable` : '',
  ];
  return parts.filter(Boolean).join('; ');
}

const faults = ({ nan, infinite, negatives }: ArrayStats): string =>
  [
    nan > 0 ? `, ${nan} NaN` : '',
    infinite > 0 ? `, ${infinite} infinite` : '',
    negatives > 0 ? `, ${negatives} negative` : '',
  ].join('');

const rangeText = ({ min, max, whole }: ArrayStats): string =>
  min === null || max === null
    ? 'hold no finite value'
    : `${shortNumber(min)} to ${shortNumber(max)}${whole ? ', whole numbers' : ''}`;

/** One row per array: name, range, mean, and anomalies. */
export function statsRows({ arrays }: DatasetStats): string[][] {
  return arrays.map((array) => {
    const { name, complex, count, min, max, mean, zeros, whole } = array;
    const range =
      min === null || max === null || mean === null
        ? 'no finite value'
        : `${shortNumber(min)} to ${shortNumber(max)}, mean ${shortNumber(mean)}`;
    const share = count > 0 && zeros > 0 ? `${shortNumber((100 * zeros) / count)} % zeros` : '';
    const notes = [share, whole && count > 0 ? 'whole numbers' : '', faults(array).slice(2)];
    return [name, `${complex ? 'amplitude ' : ''}${range}`, notes.filter(Boolean).join(', ')];
  });
}
