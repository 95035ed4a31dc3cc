/** Scale of an axis: linear, logarithmic, or ordinal for values that are not numbers. */
import { scaleLinear, scaleLog, scalePoint } from 'd3-scale';
import { jsonText } from '../../../shared/json/write';
import type { Value } from '../../../shared/values/value';
import { counted, shortNumber } from '../format';

interface Tick {
  /** Place on the axis, 0 to 1. */
  readonly at: number;
  readonly text: string;
}

export interface AxisScale {
  readonly name: string;
  readonly kind: 'linear' | 'log' | 'ordinal';
  /** Place of a value, 0 to 1. */
  readonly unit: (value: Value) => number;
  readonly ticks: readonly Tick[];
  readonly textOf: (value: Value) => string;
  /** The text of a place: of a number there, or of the nearest value. */
  readonly textAt: (place: number) => string;
  /** `5 values, 1e-4 to 0.01, log scale`, for screen readers. */
  readonly words: string;
}

/** Up to this many values, each gets a tick. */
const FEW = 8;
/** Numbers that span this factor get a logarithmic scale. */
const LOG_SPAN = 50;

/** The scale of an axis for these values, ordinal unless all are numbers; `isLog` by their span unless it is stated. */
export function axisScale(
  name: string,
  values: readonly Value[],
  textOf: (value: Value) => string,
  isLog?: boolean,
): AxisScale {
  const distinct = [...new Map(values.map((value) => [jsonText(value), value])).values()];
  const numbers = distinct.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const [min = 0, max = 0] = [numbers[0], numbers.at(-1)];
  if (numbers.length < distinct.length || numbers.length === 0)
    return ordinal(name, distinct, textOf);
  const log = min > 0 && (isLog ?? max / min >= LOG_SPAN);
  const scale = (log ? scaleLog : scaleLinear)([min, max], [0, 1]);
  const unit = (value: Value) => (typeof value === 'number' && max > min ? scale(value) : 0.5);
  const marked = numbers.length <= FEW ? numbers : scale.ticks(4);
  return {
    name,
    kind: log ? 'log' : 'linear',
    unit,
    ticks: marked.map((value) => ({ at: unit(value), text: shortNumber(value) })),
    textOf,
    textAt: (place) => shortNumber(scale.invert(place)),
    words: words(numbers.length, shortNumber(min), shortNumber(max), log),
  };
}

function ordinal(
  name: string,
  values: readonly Value[],
  textOf: (value: Value) => string,
): AxisScale {
  const place = scalePoint(
    values.map((value) => jsonText(value)),
    [0, 1],
  );
  const unit = (value: Value) => place(jsonText(value)) ?? 0;
  const ticks = values.map((value) => ({ at: unit(value), text: textOf(value) }));
  const [first, last] = [ticks[0]?.text ?? '', ticks.at(-1)?.text ?? ''];
  return {
    name,
    kind: 'ordinal',
    unit,
    ticks,
    textOf,
    textAt: (at) => nearest(ticks, at)?.text ?? '',
    words: words(values.length, first, last, false),
  };
}

const nearest = (ticks: readonly Tick[], place: number): Tick | undefined =>
  [...ticks].sort((a, b) => Math.abs(a.at - place) - Math.abs(b.at - place))[0];

function words(count: number, first: string, last: string, log: boolean): string {
  const ends = first === last ? first : `${first} to ${last}`;
  return `${counted(count, 'value')}, ${ends}${log ? ', log scale' : ''}`;
}
