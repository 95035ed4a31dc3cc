/** Sizes of files and of memory in sentences. */

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** `9.4 MB`, in powers of 1000. */
export function bytesText(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const scaled = bytes / 1000 ** power;
  return `${scaled.toLocaleString('en', { maximumSignificantDigits: scaled >= 100 || power === 0 ? 3 : 2, useGrouping: false })} ${UNITS[power]}`;
}
