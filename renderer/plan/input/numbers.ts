/** Numbers of the network's input as text. */
import { shortNumber } from '../../kit/format';

/** A number with that many digits: `0.0648`, `−2.2`. */
export const digits = (value: number, count = 4): string =>
  shortNumber(Number(value.toPrecision(count))).replace('-', '−');

/** `0 … 19.1`; a minimum that is nothing beside the maximum is 0. */
export const rangeWords = ([low, high]: readonly [number, number]): string =>
  [Math.abs(low) < Math.abs(high) * 1e-3 ? 0 : low, high].map((one) => digits(one, 3)).join(' … ');

/** Text of numbers of a range, with digits enough to tell its ends apart: `242,700`. */
export function textWithin(min: number, max: number): (value: number) => string {
  const largest = Math.max(Math.abs(min), Math.abs(max));
  const apart = max > min ? Math.ceil(Math.log10(largest / (max - min))) + 2 : 4;
  const format = new Intl.NumberFormat('en', {
    maximumSignificantDigits: Math.min(15, Math.max(4, apart)),
    notation: largest < 1e9 && (largest >= 1e-3 || largest === 0) ? 'standard' : 'scientific',
  });
  return (value) => format.format(value).replace('-', '−').replace('E', 'e');
}
