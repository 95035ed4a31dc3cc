/** Reads the text being typed into a sweep, with what is wrong with it by control. */
import type { FieldType } from '../../values/fieldType';
import { readTyped, takesOnlyWhole } from '../../values/parse';
import {
  type Axis,
  type AxisDraft,
  axisKey,
  type ListDraft,
  type RangeDraft,
  type SweepDraft,
  type SweepSpec,
} from '../sweep';
import { type AxisField, fieldOfAxis } from './fields';
import { itemsOf } from './list';

/** Problems by control. */
export type AxisProblems = {
  readonly [control in 'values' | 'from' | 'to' | 'count']?: string;
};

type AxisReading =
  | { readonly axis: Axis; readonly problems?: undefined }
  | { readonly axis?: undefined; readonly problems: AxisProblems };

export interface SweepReading {
  /** null while something is invalid, or there is no axis. */
  readonly spec: Omit<SweepSpec, 'base'> | null;
  /** By the axis' key. */
  readonly axes: { readonly [key: string]: AxisProblems };
  readonly count: string | null;
  readonly seed: string | null;
  /** The first problem, with its axis or control; null when all is valid. */
  readonly problem: string | null;
}

/** The sweep without text; conditions are parsed by `conditionOf`. */
export function readSweep(
  { axes, method, leave_out }: SweepDraft,
  fields: readonly AxisField[],
): SweepReading {
  const random = method.kind === 'random';
  const read = axes.map((axis) => ({
    ...readAxis(axis, fieldOfAxis(fields, axis).type, !random),
    key: axisKey(axis),
    name: axis.name,
  }));
  const drawn = random ? method : { count: 1, seed: 0 };
  const count = numberIn(drawn.count, wholeFrom(1));
  const seed = numberIn(drawn.seed, wholeFrom(0));
  const [problem = null] = [
    ...read.flatMap(({ name, problems = {} }) =>
      Object.entries(problems).map((wrong) => `${name}, ${wrong.join(': ')}`),
    ),
    ...(count.problem === null ? [] : [`number of points: ${count.problem}`]),
    ...(seed.problem === null ? [] : [`seed: ${seed.problem}`]),
    ...(axes.length === 0 ? ['the sweep has no axis'] : []),
  ];
  const spec = {
    axes: read.flatMap(({ axis }) => axis ?? []),
    method: random ? { ...method, count: count.value, seed: seed.value } : method,
    leave_out: leave_out.filter((text) => text.trim() !== ''),
  };
  return {
    spec: problem === null ? spec : null,
    axes: Object.fromEntries(read.flatMap(({ key, problems: own }) => (own ? [[key, own]] : []))),
    count: count.problem,
    seed: seed.problem,
    problem,
  };
}

/** The axis, or what is wrong with its text. `counted` is false where a range's count does not matter. */
export const readAxis = (
  draft: AxisDraft,
  type: FieldType | undefined,
  counted = true,
): AxisReading =>
  draft.kind === 'list' ? readValues(draft, type) : readRange(draft, type, counted);

function readValues(draft: ListDraft, type: FieldType | undefined): AxisReading {
  const items = itemsOf(draft.values, type);
  const [wrong, ...more] = items.filter(({ problem }) => problem !== undefined);
  if (wrong) {
    const others = more.length > 0 ? `, and ${more.length} more` : '';
    return { problems: { values: `${wrong.text}: ${wrong.problem}${others}` } };
  }
  const values = items.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (values.length === 0) return { problems: { values: 'enter comma-separated values' } };
  return { axis: { ...draft, values } };
}

function readRange(draft: RangeDraft, type: FieldType | undefined, counted: boolean): AxisReading {
  const isEnd = endOf(draft.scale);
  const [from, to] = [numberIn(draft.from, isEnd), numberIn(draft.to, isEnd)];
  const count = numberIn(counted ? draft.count : 2, wholeFrom(1));
  const wrong = Object.entries({ from, to, count }).flatMap(([control, { problem }]) =>
    problem === null ? [] : [[control, problem]],
  );
  if (wrong.length > 0) return { problems: Object.fromEntries(wrong) };
  const whole = draft.whole || (type !== undefined && takesOnlyWhole(type));
  return { axis: { ...draft, from: from.value, to: to.value, count: count.value, whole } };
}

/** What is wrong with a number; null is a text that is none. */
type Check = (value: number | null) => string | null;

const endOf =
  (scale: RangeDraft['scale']): Check =>
  (value) => {
    if (value === null) return 'enter a number, such as 1e-4';
    return scale === 'log' && value <= 0 ? 'must be above 0 on a log scale' : null;
  };

const wholeFrom =
  (least: number): Check =>
  (value) =>
    value !== null && Number.isSafeInteger(value) && value >= least
      ? null
      : `must be a whole number of at least ${least}`;

/** A number, also as typed, and what is wrong with it; an ambiguous comma asks what it means. */
function numberIn(text: string | number, check: Check): { value: number; problem: string | null } {
  const typed = readTyped(String(text), { kind: 'float' });
  if (typed.ok && typeof typed.value === 'number')
    return { value: typed.value, problem: check(typed.value) };
  return { value: 0, problem: !typed.ok && typed.readings ? typed.problem : check(null) };
}
