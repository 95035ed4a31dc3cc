/** Scale of an axis: linear, logarithmic, or ordinal for values that are not numbers. */

import { jsonText } from '../../../shared/json/write';
import { itemText } from '../../../shared/sweep/draft/list';
import type { Axis } from '../../../shared/sweep/spec';
import type { FieldType } from '../../../shared/values/fieldType';
import type { Value } from '../../../shared/values/value';
import { shortNumber } from '../../kit/format';

interface Tick {
  /** Place on the axis, 0 to 1. */
  readonly at: number;
  readonly text: string;
}

export interface AxisScale {
  readonly name: string;
  readonly kind: 'linear' | 'log' | 'ordinal';
  /** Position of a value, 0 to 1. */
  readonly unit: (value: Value) => number;
  readonly ticks: readonly Tick[];
  /** Minimum and maximum, or the first and last value of an ordinal scale. */
  readonly range: readonly [first: string, last: string];
  /** Positions of the values where there are few; null for a continuous axis. */
  readonly steps: readonly number[] | null;
}

/** An axis with more distinct values than this is continuous. */
const MOST_STEPS = 48;
/** A list that spans this factor gets a logarithmic scale. */
const LOG_SPAN = 50;

/** The scale of an axis for the values that its points have. */
export function axisScale(
  axis: Axis,
  values: readonly Value[],
  type: FieldType | undefined,
): AxisScale {
  const distinct = distinctValues(values);
  const numbers = distinct.filter((value) => typeof value === 'number');
  if (numbers.length < distinct.length || numbers.length === 0)
    return ordinal(axis.name, distinct, type);
  numbers.sort((a, b) => a - b);
  const [min, max] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  const log = min > 0 && (axis.kind === 'range' ? axis.scale === 'log' : max / min >= LOG_SPAN);
  const forth = log ? Math.log10 : (x: number) => x;
  const [from, to] = [forth(min), forth(max)];
  const unit = (value: Value) =>
    typeof value === 'number' && to > from ? (forth(value) - from) / (to - from) : 0.5;
  const steps = numbers.length <= MOST_STEPS ? numbers.map(unit) : null;
  const ticks = log ? logTicks(min, max, unit) : linearTicks(numbers, unit);
  const range = [shortNumber(min), shortNumber(max)] as const;
  return { name: axis.name, kind: log ? 'log' : 'linear', unit, ticks, range, steps };
}

function distinctValues(values: readonly Value[]): Value[] {
  const seen = new Map<unknown, Value>();
  for (const value of values) {
    const key = typeof value === 'object' && value !== null ? jsonText(value) : value;
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}

function ordinal(name: string, values: readonly Value[], type: FieldType | undefined): AxisScale {
  const places = new Map(values.map((value, i) => [jsonText(value), i]));
  const place = (i: number) => (values.length > 1 ? i / (values.length - 1) : 0.5);
  const unit = (value: Value) => place(places.get(jsonText(value)) ?? 0);
  const texts = values.map((value) => lastPart(itemText(value, type)));
  const ticks = texts.map((text, i) => ({ at: place(i), text }));
  const range = [texts[0] ?? '', texts.at(-1) ?? ''] as const;
  const steps = values.length <= MOST_STEPS ? values.map((_value, i) => place(i)) : null;
  return { name, kind: 'ordinal', unit, ticks, range, steps };
}

const lastPart = (text: string): string => text.split(/[/\\]/).findLast(Boolean) ?? text;

/** Up to this many numbers, each gets a tick. */
const FEW = 6;

function linearTicks(numbers: readonly number[], unit: AxisScale['unit']): Tick[] {
  if (numbers.length <= FEW)
    return numbers.map((value) => ({ at: unit(value), text: shortNumber(value) }));
  const [min, max] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  const step = niceStep((max - min) / 3);
  const first = Math.ceil(min / step - 1e-9);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, i) => {
    const value = Number(((first + i) * step).toPrecision(12));
    return { at: unit(value), text: shortNumber(value) };
  });
}

/** 1, 2 or 5 times a power of ten. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough) ?? 10;
  return factor * power;
}

function logTicks(min: number, max: number, unit: AxisScale['unit']): Tick[] {
  const [from, to] = [Math.ceil(Math.log10(min) - 1e-9), Math.floor(Math.log10(max) + 1e-9)];
  const powers = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  const every = Math.max(1, Math.ceil(powers.length / 4));
  const inner = powers
    .filter((power) => (power - from) % every === 0)
    .map((power) => ({ at: unit(10 ** power), text: `1e${power}` }));
  if (inner.length > 1) return inner;
  return [min, max].map((value) => ({ at: unit(value), text: shortNumber(value) }));
}
