/**
 * What is typed to find runs in a list: words, and conditions such as `loss<0.1`, `state:finished`, `tag:good` and
 * `started>=2026-11-28`. All of them have to hold; `-` before one means that it must not. Quotes keep blanks together.
 */
import { didYouMean, nearestNames } from '../../values/nearest';
import { formatValue } from '../../values/python';
import { readNumber } from '../../values/typedNumber';
import { sameValue, type Value } from '../../values/value';

/** How a kind of row is searched. */
export interface Searchable<Row> {
  /** All that words are looked for in. */
  readonly text: (row: Row) => string;
  /** What a condition may name, in lower case; undefined or null where it is not known of a row. */
  readonly keys: ReadonlyMap<string, (row: Row) => Value | undefined>;
}

export interface Query<Row> {
  readonly matches: (row: Row) => boolean;
  /** What was not understood, a sentence each; the rest is searched for. */
  readonly problems: readonly string[];
}

const OPERATORS = ['<=', '>=', '!=', '==', '<', '>', '=', ':'] as const;
type Operator = (typeof OPERATORS)[number];

type Term =
  | { readonly kind: 'word'; readonly isNot: boolean; readonly word: string }
  | {
      readonly kind: 'condition';
      readonly isNot: boolean;
      readonly key: string;
      readonly operator: Operator;
      readonly value: string;
      /** As it was typed. */
      readonly source: string;
    }
  | { readonly kind: 'unclosed'; readonly source: string };

const TERM =
  /\s*(?<source>(?<not>-?)(?:(?<key>[A-Za-z_][\w.]*)(?:\s*(?<compares><=|>=|!=|==|<|>|=)\s*|(?<has>:))(?:"(?<quotedValue>[^"]*)"|(?<value>[^\s"]*))|"(?<quoted>[^"]*)"|(?<open>".*)|(?<word>\S+)))/sy;

/** The terms of a query, whatever its rows are. */
export function parseTerms(query: string): readonly Term[] {
  const terms: Term[] = [];
  TERM.lastIndex = 0;
  for (let found = TERM.exec(query); found; found = TERM.exec(query)) {
    const {
      source = '',
      not,
      key,
      compares,
      has,
      quotedValue,
      value,
      ...rest
    } = found.groups ?? {};
    const isNot = not === '-';
    const operator = OPERATORS.find((one) => one === (compares ?? has));
    if (key !== undefined && operator !== undefined)
      terms.push({
        ...{ kind: 'condition', isNot, key, operator },
        value: quotedValue ?? value ?? '',
        source: source.trim(),
      });
    else if (rest['open'] !== undefined) terms.push({ kind: 'unclosed', source });
    else terms.push({ kind: 'word', isNot, word: rest['quoted'] ?? rest['word'] ?? '' });
  }
  return terms;
}

/** A query for rows of one kind. */
export function readQuery<Row>(query: string, searchable: Searchable<Row>): Query<Row> {
  const problems: string[] = [];
  const tests: ((row: Row) => boolean)[] = [];
  for (const term of parseTerms(query)) {
    const read = testOf(term, searchable);
    if (typeof read === 'string') problems.push(read);
    else tests.push(read);
  }
  return { matches: (row) => tests.every((test) => test(row)), problems };
}

/** What a term asks of a row; a sentence where that is not clear. */
function testOf<Row>(
  term: Term,
  { text, keys }: Searchable<Row>,
): string | ((row: Row) => boolean) {
  if (term.kind === 'unclosed') return `\`${term.source}\` has no closing quote.`;
  const { isNot } = term;
  if (term.kind === 'word') {
    const word = term.word.toLowerCase();
    return (row) => text(row).toLowerCase().includes(word) !== isNot;
  }
  const { key, operator, value, source } = term;
  const valueIn = keys.get(key.toLowerCase());
  if (valueIn === undefined)
    return `No column or setting is called \`${key}\`.${didYouMean(nearestNames(key, keys.keys()).map((name) => `\`${name}\``))}`;
  if (value === '') return `\`${source}\` has no value after \`${operator}\`.`;
  const number = numberOf(value);
  const day = dayOf(value);
  if (operator === '<' || operator === '>' || operator === '<=' || operator === '>=') {
    if (day !== null) {
      const [sign, limit] = orderOf(operator, day);
      return (row) => compares(timeOf(valueIn(row)), sign, limit) !== isNot;
    }
    if (typeof number !== 'number')
      return number ?? `\`${source}\` needs a number or a date after \`${operator}\`.`;
    return (row) => compares(valueIn(row), operator, number) !== isNot;
  }
  const isEqual = operator !== '!=';
  const wanted = { text: value.toLowerCase(), number: typeof number === 'number' ? number : null };
  const isPart = operator === ':';
  return (row) => {
    const found = valueIn(row);
    const time = timeOf(found);
    const is =
      day === null || time === undefined
        ? equals(found, wanted, isPart)
        : time >= day.from && time < day.to;
    return is === (isEqual !== isNot);
  };
}

const UNITS: { readonly [unit: string]: number } = { s: 1, min: 60, h: 3600, d: 86_400 };

/** A number, or seconds as `9:04` and `10min`; null for another text, a sentence for one that may mean several. */
function numberOf(text: string): number | string | null {
  const clock = /^(?:(\d+):)?(\d+):(\d\d)$/.exec(text);
  if (clock) return 3600 * Number(clock[1] ?? 0) + 60 * Number(clock[2]) + Number(clock[3]);
  const timed = /^([\d.]+)(s|min|h|d)$/.exec(text);
  if (timed) return Number(timed[1]) * (UNITS[timed[2] ?? ''] ?? 1);
  const read = readNumber(text);
  if (read.kind === 'number') return Number(read.value);
  return read.kind === 'question'
    ? `\`${text}\` may mean ${read.readings.map((one) => `\`${one}\``).join(' or ')}. Write it so.`
    : null;
}

interface Day {
  /** Milliseconds of its first moment on this machine's clock, and of the first after it. */
  readonly from: number;
  readonly to: number;
}

/** A day or a month as ISO 8601 writes it: `2026-11-28`, `2026-11`; null for another text and for a day that no month has. */
function dayOf(text: string): Day | null {
  const read = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text);
  if (!read) return null;
  const [year, month, day] = [Number(read[1]), Number(read[2]) - 1, Number(read[3] ?? 1)];
  const from = new Date(year, month, day);
  if (from.getMonth() !== month || from.getDate() !== day) return null;
  const to = read[3] === undefined ? new Date(year, month + 1, 1) : new Date(year, month, day + 1);
  return { from: from.getTime(), to: to.getTime() };
}

/** A time as runs record it: a date alone is a text, since it has no zone. */
const MOMENT = /^\d{4}-\d\d-\d\dT/;

/** Milliseconds of such a time; undefined for anything else. */
const timeOf = (value: Value | undefined): number | undefined =>
  typeof value === 'string' && MOMENT.test(value) ? Date.parse(value) : undefined;

type Order = '<' | '>' | '<=' | '>=';

/** Before or after a day, as a comparison with one of its ends. */
function orderOf(order: Order, { from, to }: Day): readonly [Order, number] {
  if (order === '<' || order === '>=') return [order, from];
  return [order === '<=' ? '<' : '>=', to];
}

/** Of several numbers, such as those of a grid, each. */
function compares(value: Value | undefined, operator: Order, limit: number): boolean {
  if (Array.isArray(value))
    return value.length > 0 && value.every((one: Value) => compares(one, operator, limit));
  if (typeof value !== 'number' && typeof value !== 'bigint') return false;
  const number = Number(value);
  switch (operator) {
    case '<':
      return number < limit;
    case '>':
      return number > limit;
    case '<=':
      return number <= limit;
    default:
      return number >= limit;
  }
}

interface Wanted {
  readonly text: string;
  readonly number: number | null;
}

/** @param isPart a text only has to contain what is wanted; of a list, one entry has to be it as a whole */
function equals(value: Value | undefined, wanted: Wanted, isPart: boolean): boolean {
  if (value === undefined) return false;
  if (typeof value === 'string') {
    const text = value.toLowerCase();
    return isPart ? text.includes(wanted.text) : text === wanted.text;
  }
  if (typeof value === 'number' || typeof value === 'bigint')
    return wanted.number !== null && sameNumber(Number(value), wanted.number);
  if (Array.isArray(value)) {
    const entries: readonly Value[] = value;
    if (entries.every((one) => typeof one === 'string'))
      return entries.some((one) => one.toLowerCase() === wanted.text);
    if (wanted.number !== null)
      return entries.length > 0 && entries.every((one) => equals(one, wanted, false));
  }
  return plain(formatValue(value)) === plain(wanted.text);
}

/** As typed: a loss is shown in four digits, and found by all that it has. */
const sameNumber = (a: number, b: number): boolean =>
  sameValue(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** `[2, 2]`, `(2, 2)` and `2,2` are one; so are `None` and `null`. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s()[\]]/g, '')
    .replace(/^null$/, 'none');
