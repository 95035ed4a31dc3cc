/** Maps values to colours: linear, log10, or a cyclic phase. */
import type { PlaneStats } from '../../shared/dataset/picture';
import { shortNumber } from '../kit/format';

export interface Tick {
  /** Place on the colour bar, 0 to 1. */
  readonly at: number;
  readonly text: string;
}

export interface Scale {
  /** Place of a value on the colour bar, 0 to 1; NaN when it has no colour. */
  readonly unit: (value: number) => number;
  readonly ticks: readonly Tick[];
}

/** Below this fraction of the maximum a log scale shows only noise. */
const DEEPEST = 1e-8;

const clamp = (x: number): number => Math.min(Math.max(x, 0), 1);

/** From minimum to maximum; a constant image gets the middle colour. */
export function linearScale({ min, max }: PlaneStats): Scale {
  const span = max - min;
  return {
    unit: (value) =>
      Number.isFinite(value) ? (span > 0 ? clamp((value - min) / span) : 0.5) : Number.NaN,
    ticks: [
      { at: 0, text: shortNumber(min) },
      { at: 1, text: shortNumber(max) },
    ],
  };
}

/** Powers of ten from the smallest positive value up; zeros and negatives get the lowest colour. */
export function logScale({ max, smallestPositive }: PlaneStats): Scale {
  const low = Math.max(smallestPositive ?? 0, max * DEEPEST);
  if (!(low > 0)) return { unit: (value) => (Number.isFinite(value) ? 0 : Number.NaN), ticks: [] };
  const [from, to] = [Math.log10(low), Math.log10(max)];
  const span = to - from;
  const unit = (value: number): number => {
    if (!Number.isFinite(value)) return Number.NaN;
    if (value <= low) return span > 0 ? 0 : 0.5;
    return clamp((Math.log10(value) - from) / span);
  };
  const first = Math.ceil(from + 1e-9);
  const powers = Array.from(
    { length: Math.max(0, Math.floor(to) - first + 1) },
    (_, i) => first + i,
  );
  const every = Math.max(1, Math.ceil(powers.length / 3));
  const inner = powers
    .filter((power) => (power - first) % every === 0)
    .map((power) => ({ at: (power - from) / span, text: `1e${power}` }))
    .filter(({ at }) => at > 0.2 && at < 0.8);
  return {
    unit,
    ticks: [{ at: 0, text: shortNumber(low) }, ...inner, { at: 1, text: shortNumber(max) }],
  };
}

/** −π to π, both ends with the same colour. */
export const PHASE_SCALE: Scale = {
  unit: (value) => (Number.isFinite(value) ? clamp((value + Math.PI) / (2 * Math.PI)) : Number.NaN),
  ticks: [
    { at: 0, text: '−π' },
    { at: 0.5, text: '0' },
    { at: 1, text: 'π' },
  ],
};
