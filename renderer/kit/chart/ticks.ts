/** Round numbers on an axis. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { shortNumber } from '../format';

/** Powers of ten between two positive numbers, with 2 and 5 where those are few; linear ones over less than that. */
export function logTicks(min: number, max: number): number[] {
  // Asked for more than there are, it answers with linear ones.
  const all = scaleLog()
    .domain([min, max])
    .ticks(Math.ceil(Math.log10(max / min)) + 1);
  const chosen = [[1], [1, 2, 5]]
    .map((mantissas) => all.filter((tick) => mantissas.includes(mantissa(tick))))
    .find((ticks) => ticks.length > 2);
  return chosen ?? scaleLinear().domain([min, max]).ticks(4);
}

const mantissa = (value: number): number => Number(value.toExponential(6).split('e')[0]);

/** Those that are at least `room` away from the one before, by their place. */
export function apart(
  ticks: readonly number[],
  place: (tick: number) => number,
  room: number,
): number[] {
  const kept: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const tick of ticks) {
    const at = place(tick);
    if (Math.abs(at - last) < room) continue;
    kept.push(tick);
    last = at;
  }
  return kept;
}

/** Orders of magnitude that plain numbers on one axis may have. */
const PLAIN_DECADES = 3;

/** How the numbers of an axis are written: alike, plain ones where all of them are near the size of a plain one. */
export function tickText(ticks: readonly number[]): (tick: number) => string {
  const sizes = ticks.map(Math.abs).filter((size) => size > 0);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const isPlain = most >= 1e-3 && most < 1e5 && most / least < 10 ** PLAIN_DECADES;
  return isPlain ? (tick) => String(Number(tick.toPrecision(4))) : shortNumber;
}
