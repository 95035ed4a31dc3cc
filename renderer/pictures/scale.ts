/** Maps values to colours: linear, log10, or a cyclic phase; a part of the range can have all colours. */
import type { PlaneStats } from '../../shared/dataset/picture';

export interface Scale {
  readonly kind: 'linear' | 'log' | 'phase';
  /** Place of a value on the colour bar, 0 to 1; NaN when it has no colour. */
  readonly unit: (value: number) => number;
  /** The value at a place. */
  readonly value: (unit: number) => number;
}

/** The part of a scale's range that gets the colours, 0 to 1. */
export type Window = readonly [from: number, to: number];
export const WHOLE: Window = [0, 1];

/** Below this fraction of the maximum a log scale shows only noise. */
const DEEPEST = 1e-8;

const clamp = (x: number): number => Math.min(Math.max(x, 0), 1);

/** From minimum to maximum; a constant image gets the middle colour. */
export function linearScale({ min, max }: Pick<PlaneStats, 'min' | 'max'>): Scale {
  const span = max - min;
  return {
    kind: 'linear',
    unit: (value) =>
      Number.isFinite(value) ? (span > 0 ? clamp((value - min) / span) : 0.5) : Number.NaN,
    value: (unit) => min + unit * span,
  };
}

/** From the smallest positive value up; zeros and negatives get the lowest colour. */
export function logScale({ max, smallestPositive }: PlaneStats): Scale {
  const low = Math.max(smallestPositive ?? 0, max * DEEPEST);
  if (!(low > 0))
    return {
      kind: 'log',
      unit: (value) => (Number.isFinite(value) ? 0 : Number.NaN),
      value: () => 0,
    };
  const from = Math.log10(low);
  const span = Math.log10(max) - from;
  return {
    kind: 'log',
    unit: (value) => {
      if (!Number.isFinite(value)) return Number.NaN;
      if (value <= low) return span > 0 ? 0 : 0.5;
      return clamp((Math.log10(value) - from) / span);
    },
    value: (unit) => 10 ** (from + unit * span),
  };
}

/** −π to π, both ends with the same colour. */
export const PHASE_SCALE: Scale = {
  kind: 'phase',
  unit: (value) => (Number.isFinite(value) ? clamp((value + Math.PI) / (2 * Math.PI)) : Number.NaN),
  value: (unit) => (2 * unit - 1) * Math.PI,
};

/** The scale with all its colours between two places of its range. */
export function windowed(scale: Scale, [from, to]: Window): Scale {
  if (from === 0 && to === 1) return scale;
  const span = Math.max(to - from, 1e-6);
  return {
    kind: scale.kind === 'phase' ? 'linear' : scale.kind,
    unit: (value) => clamp((scale.unit(value) - from) / span),
    value: (unit) => scale.value(from + unit * span),
  };
}
