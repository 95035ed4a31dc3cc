/** Round numbers on a colour bar. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { apart, logTicks } from '../../kit/chart/ticks';
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
  const isLog = kind !== 'linear' && min > 0;
  const place = (isLog ? scaleLog() : scaleLinear()).domain(domain);
  const values = isLog ? logTicks(min, max) : place.ticks(4);
  return apart(values, place, APART).map((value) => ({
    at: place(value),
    text: shortNumber(value),
  }));
}

const exact = (value: number): number => Number(value.toPrecision(9));
