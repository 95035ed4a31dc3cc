/** Numbered files of one folder that are one stack: `scan_0001.tif`, `scan_0002.tif` … Kept short, however many they are. */
import { z } from 'zod';

/** Names that count up: `scan_`, 1 to 1024 in four digits or more, `.tif`. */
const runSchema = z.object({
  before: z.string(),
  after: z.string(),
  /** Digits that each number has at least. */
  width: z.int().min(1).max(15),
  from: z.int().min(0),
  to: z.int().min(0),
});
type Run = Readonly<z.infer<typeof runSchema>>;

/** Files that one stack may have. */
export const MOST_FILES = 200_000;

/** The array of a series that says where each file belongs, from 0 for the first. */
export const PLACE = 'place';

/** The files in their order. */
export const seriesSchema = z
  .array(runSchema)
  .min(1)
  .max(MOST_FILES)
  .refine((runs) => filesIn(runs) >= 1 && filesIn(runs) <= MOST_FILES);
export type Series = readonly Run[];

export const filesIn = (series: Series): number =>
  series.reduce((sum, { from, to }) => sum + Math.max(0, to - from + 1), 0);

/** The names of the files, in their order. */
export function namesOf(series: Series): string[] {
  const names: string[] = [];
  for (const run of series)
    for (let number = run.from; number <= run.to; number++) names.push(nameOf(run, number));
  return names;
}

/** The name of the file with that number. */
export const nameOf = (
  { before, after, width }: Omit<Run, 'from' | 'to'>,
  number: number,
): string => `${before}${String(number).padStart(width, '0')}${after}`;

/** Texts at even places, the numbers between them at odd ones. The ending is none: `.h5`. */
function partsOf(name: string): string[] {
  const ending = /\.[^.]*$/.exec(name)?.[0] ?? '';
  // Of more digits the last ones count.
  const parts = name.slice(0, name.length - ending.length).split(/(\d{1,15}(?!\d))/);
  return [...parts.slice(0, -1), `${parts.at(-1) ?? ''}${ending}`];
}

/** The name without its numbers: the same for all files of a series. */
export const familyOf = (name: string): string =>
  partsOf(name)
    .map((part, at) => (at % 2 === 1 ? '*' : part))
    .join('');

/** By their numbers: 2 before 10. */
function byNumbers(a: readonly string[], b: readonly string[]): number {
  for (let at = 1; at < a.length; at += 2) {
    const difference = Number(a[at]) - Number(b[at]);
    if (difference !== 0) return difference;
  }
  // 1 and 01 are two files.
  return a.join() < b.join() ? -1 : 1;
}

/** Places of the numbers that are not the same in all names. */
const varying = (names: readonly (readonly string[])[]): number[] =>
  (names[0] ?? []).flatMap((part, at) =>
    at % 2 === 1 && names.some((one) => Number(one[at]) !== Number(part)) ? [at] : [],
  );

/** @param names of one family, in any order */
export function seriesOf(names: readonly string[]): Series {
  const all = names.map(partsOf).sort(byNumbers);
  const counted = varying(all).at(-1) ?? Math.max(1, (all[0]?.length ?? 0) - 2);
  const runs: Run[] = [];
  for (const parts of all) {
    const digits = parts[counted] ?? '';
    const number = Number(digits);
    const last = runs.at(-1);
    if (last && number === last.to + 1 && nameOf(last, number) === parts.join(''))
      runs[runs.length - 1] = { ...last, to: number };
    else
      runs.push({
        before: parts.slice(0, counted).join(''),
        after: parts.slice(counted + 1).join(''),
        width: digits.startsWith('0') ? digits.length : 1,
        from: number,
        to: number,
      });
  }
  return runs;
}

/** `scan_0001_*.tif`: a star for every number that is not the same in all names. */
export function patternOf(series: Series): string {
  const ends = series.flatMap((run) => [nameOf(run, run.from), nameOf(run, run.to)]).map(partsOf);
  const stars = varying(ends);
  return (ends[0] ?? []).map((part, at) => (stars.includes(at) ? '*' : part)).join('');
}

/** Whether files count up by one number alone. */
const hasOneNumber = ([first, ...others]: Series): boolean =>
  others.every(({ before, after }) => before === first?.before && after === first.after);

/** The numbers of files that count up by one number alone; null for others. */
export function numbersOf(series: Series): readonly number[] | null {
  if (!hasOneNumber(series)) return null;
  return series.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i),
  );
}

/** Numbers between the first and the last that no file has. */
export interface Gaps {
  readonly first: number;
  readonly last: number;
  readonly missing: number;
  /** `17, 23 to 25, …` */
  readonly text: string;
}

const MOST_NAMED = 8;

/** Null where no number is missing, or where files count by several numbers. */
export function gapsOf(series: Series): Gaps | null {
  if (!hasOneNumber(series)) return null;
  const holes: { readonly from: number; readonly to: number }[] = [];
  for (const [at, { to }] of series.entries()) {
    const next = series[at + 1];
    if (next && next.from > to + 1) holes.push({ from: to + 1, to: next.from - 1 });
  }
  if (holes.length === 0) return null;
  const named = holes
    .slice(0, MOST_NAMED)
    .map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
  return {
    first: series[0]?.from ?? 0,
    last: series.at(-1)?.to ?? 0,
    missing: holes.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    text: [...named, ...(holes.length > MOST_NAMED ? ['…'] : [])].join(', '),
  };
}

/** The name for what is made from a file, a folder or a series: `scan` of `a/scan.h5`, `scan_0001` of `a/scan_0001_*.tif`. */
export function stemOf(file: string): string {
  const parts = file.split(/[/\\]/).filter((part) => part !== '');
  const name = (parts.at(-1) ?? '').replace(/(?<=.)\.[^.]+$/, '');
  if (!name.includes('*')) return name;
  const stem = name.slice(0, name.indexOf('*')).replace(/[_.\s-]+$/, '');
  return stem === '' ? (parts.at(-2) ?? 'scan') : stem;
}

/** A pattern has at least so many pixels along each side; a smaller table is one of numbers. */
export const SMALLEST_SIDE = 8;

/** A pattern, rather than a table or a stack. */
export const isImage = (shape: readonly number[]): boolean =>
  shape.length === 2 && shape.every((length) => length >= SMALLEST_SIDE);

/** The same, or a stack of one. */
export const isOneImage = (shape: readonly number[]): boolean =>
  isImage(shape.length === 3 && shape[0] === 1 ? shape.slice(1) : shape);
