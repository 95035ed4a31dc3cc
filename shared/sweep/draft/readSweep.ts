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
  const count = random ? wholeFrom(method.count, 1) : null;
  const seed = random ? wholeFrom(method.seed, 0) : null;
  const problems = [
    ...read.flatMap(({ name, problems = {} }) =>
      Object.entries(problems).map((problem) => `${name}, ${problem.join(': ')}`),
    ),
    ...(count === null ? [] : [`number of points: ${count}`]),
    ...(seed === null ? [] : [`seed: ${seed}`]),
    ...(axes.length === 0 ? ['the sweep has no axis'] : []),
  ];
  return {
    spec:
      problems.length > 0
        ? null
        : {
            axes: read.flatMap(({ axis }) => axis ?? []),
            method: random
              ? { ...method, count: numberOf(method.count) ?? 1, seed: numberOf(method.seed) ?? 0 }
              : method,
            leave_out: leave_out.filter((text) => text.trim() !== ''),
          },
    axes: Object.fromEntries(read.flatMap(({ key, problems: own }) => (own ? [[key, own]] : []))),
    count,
    seed,
    problem: problems[0] ?? null,
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
  const [from, to] = [numberOf(draft.from), numberOf(draft.to)];
  const count = counted ? numberOf(draft.count) : 2;
  const log = draft.scale === 'log';
  const problems = {
    from: questionOf(draft.from) ?? endProblem(from, log),
    to: questionOf(draft.to) ?? endProblem(to, log),
    count: counted ? (questionOf(draft.count) ?? wholeFrom(draft.count, 1)) : undefined,
  };
  const wrong = Object.entries(problems).filter(([, problem]) => typeof problem === 'string');
  if (from === null || to === null || count === null || wrong.length > 0)
    return { problems: Object.fromEntries(wrong) };
  return {
    axis: {
      ...draft,
      from,
      to,
      count,
      whole: draft.whole || (type !== undefined && takesOnlyWhole(type)),
    },
  };
}

function endProblem(value: number | null, log: boolean): string | null {
  if (value === null) return 'enter a number, such as 1e-4';
  return log && value <= 0 ? 'must be above 0 on a log scale' : null;
}

/** A number, also as typed; null for anything else. */
export function numberOf(text: string | number): number | null {
  if (typeof text === 'number') return text;
  const read = readTyped(text, { kind: 'float' });
  return read.ok && typeof read.value === 'number' ? read.value : null;
}

/** What text with an ambiguous comma may mean; null for any other text. */
function questionOf(text: string | number): string | null {
  const read = readTyped(String(text), { kind: 'float' });
  return !read.ok && read.readings ? read.problem : null;
}

function wholeFrom(text: string | number, least: number): string | null {
  const value = numberOf(text);
  return value === null || !Number.isSafeInteger(value) || value < least
    ? `must be a whole number of at least ${least}`
    : null;
}
