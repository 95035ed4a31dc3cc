/** Numbers of the network's input as text. */
import { shortNumber } from '../../kit/format';

/** A number with that many digits: `0.0648`, `−2.2`. */
export const digits = (value: number, count = 4): string =>
  shortNumber(Number(value.toPrecision(count))).replace('-', '−');

/** `0 … 19.1`; a minimum that is nothing beside the maximum is 0. */
export const rangeWords = ([low, high]: readonly [number, number]): string =>
  [Math.abs(low) < Math.abs(high) * 1e-3 ? 0 : low, high].map((one) => digits(one, 3)).join(' … ');

/** Digits enough to tell the ends of a range apart. */
export const digitsApart = (min: number, max: number): number =>
  max > min ? Math.min(9, Math.max(4, Math.ceil(Math.log10(Math.abs(max) / (max - min))) + 2)) : 4;
