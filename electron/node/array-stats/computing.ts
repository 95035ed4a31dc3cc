/** What is measured of an array, by its name and shape. */

import type { ArrayStats, PatternStats, ProbeStats } from '../../../shared/dataset/arrayStats';
import type { NpyHeader } from '../../../shared/dataset/npyHeader';
import { AxisSpread } from './axisSpread';
import { countOf, type Visitor } from './chunks';
import { ComplexStats } from './complexStats';
import { FrameTotals, MOST_FRAMES } from './frames';
import { frameAxis, strideOf, withoutTrailing } from './layout';
import { MOST_POSITIONS } from './positions';
import { ProbeEnergy } from './probeEnergy';
import { RealStats } from './realStats';

export interface StatsComputation {
  readonly visitors: readonly Visitor[];
  readonly values: () => ArrayStats;
  readonly patterns: () => PatternStats | null;
  readonly probe: () => ProbeStats | null;
  /** The values themselves, of a list of coordinates; null for any other array. */
  readonly list: Float64Array | null;
}

/** @param isPatterns whether the array is the stack of patterns */
export function computingStats(
  name: string,
  header: NpyHeader,
  isPatterns: boolean,
): StatsComputation {
  const complex = header.dtype.startsWith('complex');
  const stats = complex ? new ComplexStats() : new RealStats();
  const frames = isPatterns && !complex ? framesOf(header) : undefined;
  const axes = isPatterns && !complex ? axesOf(header) : undefined;
  const probe = name === 'probeGuess' ? ProbeEnergy.of(header) : undefined;
  const list = /^[xy]coords$/.test(name) && !complex ? listOf(header) : undefined;
  return {
    visitors: [stats, frames, axes, probe, list].filter((visitor) => visitor !== undefined),
    values: () => stats.facts(name, header.dtype !== 'float16'),
    patterns: () =>
      frames ? { array: name, ...frames.facts(), axisSpread: axes?.facts() ?? null } : null,
    probe: () => probe?.facts() ?? null,
    list: list?.values ?? null,
  };
}

/** The frames of a stack of patterns; undefined for another array. */
export function framesOf(header: NpyHeader): FrameTotals | undefined {
  const shape = withoutTrailing(header.shape);
  const axis = frameAxis(shape);
  const frames = shape[axis] ?? 0;
  if (shape.length !== 3 || frames > MOST_FRAMES || countOf(header) === 0) return undefined;
  return new FrameTotals(frames, strideOf(header, axis));
}

function axesOf({ shape, fortranOrder }: NpyHeader): AxisSpread | undefined {
  const [first = 0, second, third] = shape;
  const isCube = shape.length === 3 && first > 1 && first === second && second === third;
  return isCube && first <= MOST_FRAMES ? new AxisSpread(first, fortranOrder) : undefined;
}

function listOf({ shape }: NpyHeader): List | undefined {
  const [length = 0] = shape;
  return shape.length === 1 && length <= MOST_POSITIONS ? new List(length) : undefined;
}

class List implements Visitor {
  readonly values: Float64Array;
  private at = 0;

  constructor(length: number) {
    this.values = new Float64Array(length);
  }

  take(values: Float64Array): void {
    this.values.set(values, this.at);
    this.at += values.length;
  }
}
