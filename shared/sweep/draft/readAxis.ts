/** Parses an axis as typed. */
import type { FieldType } from '../../values/fieldType';
import { readTyped } from '../../values/parse';
import type { Axis } from '../spec';
import type { AxisDraft } from './draft';
import { readList } from './list';

/** Problems by control. */
export type AxisProblems = {
  readonly [control in 'values' | 'from' | 'to' | 'count']?: string;
};

export type AxisReading =
  | { readonly ok: true; readonly axis: Axis }
  | { readonly ok: false; readonly problems: AxisProblems };

/** Whether a field takes numbers, so that it can have a range. */
export function isNumeric(type: FieldType | undefined): boolean {
  if (!type) return true;
  if (type.kind === 'union') return type.of.some(isNumeric);
  return type.kind === 'int' || type.kind === 'float';
}

/** Whether it takes only whole numbers. */
export function isWhole(type: FieldType | undefined): boolean {
  if (type?.kind === 'union')
    return isNumeric(type) && !type.of.some((one) => one.kind === 'float');
  if (type?.kind === 'enum') return type.choices.every((choice) => Number.isInteger(choice));
  return type?.kind === 'int';
}

/** The axis, or what is wrong with its text. `counted` is false where a range's count does not matter. */
export function readAxis(
  draft: AxisDraft,
  type: FieldType | undefined,
  counted = true,
): AxisReading {
  return draft.kind === 'list' ? readValues(draft, type) : readRange(draft, type, counted);
}

function readValues(draft: AxisDraft, type: FieldType | undefined): AxisReading {
  const items = readList(draft.values, type);
  const wrong = items.find(({ problem }) => problem !== undefined);
  if (wrong?.problem !== undefined) {
    const more = items.filter(({ problem }) => problem !== undefined).length - 1;
    const others = more > 0 ? `, and ${more} more` : '';
    return { ok: false, problems: { values: `${wrong.text}: ${wrong.problem}${others}` } };
  }
  const values = items.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (values.length === 0)
    return { ok: false, problems: { values: 'enter comma-separated values' } };
  return { ok: true, axis: { kind: 'list', name: draft.name, place: draft.place, values } };
}

function readRange(draft: AxisDraft, type: FieldType | undefined, counted: boolean): AxisReading {
  const from = numberOf(draft.from);
  const to = numberOf(draft.to);
  const count = counted ? numberOf(draft.count) : 2;
  const log = draft.scale === 'log';
  const problems: AxisProblems = {
    ...wrong('from', questionOf(draft.from) ?? endProblem(from, log)),
    ...wrong('to', questionOf(draft.to) ?? endProblem(to, log)),
    ...wrong('count', (counted ? questionOf(draft.count) : null) ?? countProblem(count)),
  };
  if (from === null || to === null || count === null || Object.keys(problems).length > 0)
    return { ok: false, problems };
  const { name, place, scale } = draft;
  const whole = draft.whole || isWhole(type);
  return { ok: true, axis: { kind: 'range', name, place, from, to, count, scale, whole } };
}

const wrong = (control: keyof AxisProblems, problem: string | null): AxisProblems =>
  problem === null ? {} : { [control]: problem };

function endProblem(value: number | null, log: boolean): string | null {
  if (value === null) return 'enter a number, such as 1e-4';
  return log && value <= 0 ? 'must be above 0 on a log scale' : null;
}

const countProblem = (count: number | null): string | null =>
  count === null || !Number.isInteger(count) || count < 1
    ? 'must be a whole number of at least 1'
    : null;

/** A number as typed; null for anything else. */
export function numberOf(text: string): number | null {
  const read = readTyped(text, { kind: 'float' });
  return read.ok && typeof read.value === 'number' ? read.value : null;
}

/** What text with an ambiguous comma may mean; null for any other text. */
function questionOf(text: string): string | null {
  const read = readTyped(text, { kind: 'float' });
  return !read.ok && read.readings ? read.problem : null;
}
