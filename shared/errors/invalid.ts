/** What a schema rejects, as data, and its words. zod's own sentences reach nobody; those that a schema of ours has do. */
import type { z } from 'zod';

/** Why a value is rejected. */
export type Rejection =
  | { readonly kind: 'missing' }
  /** `type` as JSON Schema names it, and `integer`. */
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | {
      readonly kind: 'size';
      readonly is: 'at least' | 'more than' | 'at most' | 'less than' | 'exactly';
      readonly limit: number;
      /** Null for a number's own value. */
      readonly of: 'characters' | 'elements' | null;
    }
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  /** Not of the form that is needed; `form` is zod's name of it, such as `url` or `regex`. */
  | { readonly kind: 'form'; readonly form: string }
  | { readonly kind: 'multiple'; readonly of: number }
  /** In a schema's own words. */
  | { readonly kind: 'words'; readonly text: string };

/** A value that a schema rejects. */
export interface InvalidValue {
  /** Keys and indices from the top. */
  readonly path: readonly (string | number)[];
  /** The value as JSON, cut where it is long; null where there is none. */
  readonly seen: string | null;
  readonly rejection: Rejection;
}

/** zod's own message of what is parsed with `REPORTED`. */
const UNWORDED = '';

/** How whatever a user may see is parsed: issues carry the value, and a message only in a schema's own words. */
export const REPORTED = { reportInput: true, error: () => UNWORDED } as const;

type Issue = z.core.$ZodIssue;

/** What is wrong with data that was parsed with `REPORTED`; of what may have several forms, with the nearest one. */
export const invalidValues = (error: z.ZodError): InvalidValue[] =>
  error.issues.flatMap((issue) => valuesOf(issue, []));

/** Issues of a part that was parsed with `REPORTED`, for the context of the whole: those without words get theirs there. */
export const issuesOfPart = (error: z.ZodError): z.core.$ZodRawIssue[] =>
  error.issues.map((issue) => ({ ...issue, input: issue.input }) as z.core.$ZodRawIssue);

function valuesOf(issue: Issue, within: InvalidValue['path']): InvalidValue[] {
  const path = [...within, ...issue.path.map(keyOf)];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [nearest = []] = [...issue.errors].sort((a, b) => farOff(a) - farOff(b));
    return nearest.flatMap((one) => valuesOf(one, path));
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element')
    return issue.issues.flatMap((one) => valuesOf(one, path));
  return [{ path, seen: seenText(issue), rejection: rejectionOf(issue) }];
}

const keyOf = (key: PropertyKey): string | number => (typeof key === 'symbol' ? '' : key);

const farOff = (issues: readonly Issue[]): number =>
  issues.reduce((sum, { path }) => sum + 1 / (1 + path.length) ** 2, 0);

function rejectionOf(issue: Issue): Rejection {
  if (issue.input === undefined && issue.code !== 'invalid_union') return { kind: 'missing' };
  if (issue.message !== UNWORDED) return { kind: 'words', text: issue.message };
  switch (issue.code) {
    case 'invalid_type':
      return { kind: 'type', type: TYPE_NAMES[issue.expected] ?? issue.expected };
    case 'invalid_value':
      return { kind: 'choice', choices: issue.values.map(String) };
    case 'invalid_union':
      return { kind: 'choice', choices: 'options' in issue ? optionsOf(issue.options) : [] };
    case 'too_small':
      return { kind: 'size', is: lowest(issue), limit: Number(issue.minimum), of: sized(issue) };
    case 'too_big':
      return { kind: 'size', is: highest(issue), limit: Number(issue.maximum), of: sized(issue) };
    case 'unrecognized_keys':
      return { kind: 'keys', keys: issue.keys };
    case 'invalid_format':
      return { kind: 'form', form: issue.format };
    case 'not_multiple_of':
      return { kind: 'multiple', of: issue.divisor };
    default:
      return { kind: 'form', form: issue.code };
  }
}

const TYPE_NAMES: { readonly [expected: string]: string } = {
  int: 'integer',
  bigint: 'integer',
  record: 'object',
  map: 'object',
  tuple: 'array',
  set: 'array',
};

const optionsOf = (options: readonly unknown[] = []): string[] =>
  options.flatMap((option) => (option === undefined ? [] : String(option)));

type Limit = { readonly inclusive?: boolean; readonly exact?: boolean };
const lowest = ({ inclusive, exact }: Limit) =>
  exact ? 'exactly' : inclusive === false ? 'more than' : 'at least';
const highest = ({ inclusive, exact }: Limit) =>
  exact ? 'exactly' : inclusive === false ? 'less than' : 'at most';

function sized({ origin }: { readonly origin: string }) {
  if (origin === 'string') return 'characters';
  return origin === 'array' || origin === 'set' ? 'elements' : null;
}

const MOST_SEEN = 60;

function seenText({ input, code, path }: Issue): string | null {
  // zod reports the object in which a discriminator is wrong.
  const value =
    code === 'invalid_union' && typeof input === 'object' && input !== null
      ? Reflect.get(input, path.at(-1) ?? '')
      : input;
  if (value === undefined) return null;
  const text = textOf(value);
  return text.length > MOST_SEEN ? `${text.slice(0, MOST_SEEN)}…` : text;
}

/** Of a list or an object only that it is one: it may be long. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  if (typeof value === 'object' && value !== null)
    return Object.keys(value).length === 0 ? '{}' : '{…}';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** `` `overrides` must be an object, not 3 ``: a clause; `whole` is what the data is called, `the request`. */
export function invalidText({ path, seen, rejection }: InvalidValue, whole: string): string {
  const place = path.length === 0 ? whole : `\`${path.join('.')}\``;
  switch (rejection.kind) {
    case 'missing':
      return `${place} is missing`;
    case 'words':
      return `${place}: ${rejection.text.replace(/\.$/, '')}`;
    case 'keys': {
      const { keys } = rejection;
      const names = keys.map((key) => `\`${key}\``).join(', ');
      return `${place} has the unknown ${keys.length === 1 ? 'key' : 'keys'} ${names}`;
    }
    default:
      return seen === null
        ? `${place} is missing; it ${needText(rejection)}`
        : `${place} ${needText(rejection)}, not \`${seen}\``;
  }
}

/** The same of several. */
export const invalidTexts = (values: readonly InvalidValue[], whole: string): string =>
  values.map((value) => invalidText(value, whole)).join('; ');

/** The first thing that is wrong with data that was parsed with `REPORTED`. */
export const firstInvalidText = (error: z.ZodError, whole: string): string =>
  invalidTexts(invalidValues(error).slice(0, 1), whole);

/** What is needed, as the rest of a sentence. */
function needText(rejection: Exclude<Rejection, { kind: 'missing' | 'words' | 'keys' }>): string {
  switch (rejection.kind) {
    case 'type':
      return `must be ${TYPES[rejection.type] ?? rejection.type}`;
    case 'choice':
      return choiceText(rejection.choices);
    case 'size': {
      const { is, limit, of } = rejection;
      const what = limit === 1 ? of?.slice(0, -1) : of;
      return of === null ? `must be ${is} ${limit}` : `must have ${is} ${limit} ${what}`;
    }
    case 'multiple':
      return `must be a multiple of ${rejection.of}`;
    case 'form':
      return 'must have another form';
  }
}

function choiceText(choices: readonly string[]): string {
  const [only] = choices;
  const names = choices.map((choice) => `\`${choice}\``);
  if (only === undefined) return 'must be another value';
  return choices.length === 1 ? `must be \`${only}\`` : `must be one of ${names.join(', ')}`;
}

const TYPES: { readonly [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  object: 'an object',
  array: 'a list',
  null: '`null`',
};
