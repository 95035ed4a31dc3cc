/** Round numbers on a colour bar. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { shortNumber } from '../../kit/format';
import type { Scale } from '../scale';

export interface Tick {
  /** Place on the colour bar, 0 to 1. */
  readonly at: number;
  readonly text: string;
}

/** Ticks closer than this on the colour bar touch. */
const APART = 0.14;

/** Ticks of a scale: powers of ten on a log scale, with 2 and 5 where those are few. */
export function ticksOf({ kind, value }: Scale): Tick[] {
  if (kind === 'phase')
    return [
      { at: 0, text: '−π' },
      { at: 0.5, text: '0' },
      { at: 1, text: 'π' },
    ];
  // Powers of logarithms are a little beside the round number.
  const domain = [exact(value(0)), exact(value(1))] as const;
  const [min, max] = domain;
  if (!(max > min)) return [{ at: 0.5, text: shortNumber(min) }];
  const linear = scaleLinear().domain(domain);
  if (kind === 'linear' || min <= 0) return apart(linear.ticks(4), linear);
  const log = scaleLog().domain(domain);
  // Asked for more than there are, it answers with linear ones.
  const all = log.ticks(Math.ceil(Math.log10(max / min)) + 1);
  const chosen = [[1], [1, 2, 5]]
    .map((mantissas) => all.filter((tick) => mantissas.includes(mantissa(tick))))
    .find((ticks) => ticks.length > 2);
  return apart(chosen ?? linear.ticks(4), log);
}

const exact = (value: number): number => Number(value.toPrecision(9));

const mantissa = (value: number): number => Number(value.toExponential(6).split('e')[0]);

/** Those that do not touch the one before. */
function apart(values: readonly number[], place: (value: number) => number): Tick[] {
  const ticks: Tick[] = [];
  for (const value of values) {
    const at = place(value);
    if (at - (ticks.at(-1)?.at ?? -1) >= APART) ticks.push({ at, text: shortNumber(value) });
  }
  return ticks;
}
