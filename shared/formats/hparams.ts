/** `hparams.yaml` as Lightning writes it: YAML of Python, of which plain data is read and nothing is constructed. */
import { type Document, isNode, parseDocument, visit } from 'yaml';
import { AppError } from '../errors/appError';
import { isValues, type Value, type Values, valuesSchema } from '../values/value';
import { yamlExcess } from './yamlExcess';

/** Characters; real files have 4,000. */
const MOST = 1024 * 1024;
/** Levels of the parser, of which a list in a list has several; real files have none. */
const MOST_NESTED = 60;
const MOST_ALIASES = 100;
const PYTHON = 'tag:yaml.org,2002:python/';

export interface HparamsReading {
  readonly values: Values;
  /** Values that are more than plain data, by their path. */
  readonly notRead: readonly NotPlain[];
}

interface NotPlain {
  readonly name: string;
  readonly error: AppError;
}

const notPlain = (path: readonly string[], what: string): NotPlain => ({
  name: path.join('.'),
  error: new AppError('yaml-not-plain', { what }),
});

/** Tuples are lists. Throws an `AppError` for a text that is no such file or beyond the limits. */
export function readHparams(text: string): HparamsReading {
  if (text.length > MOST)
    throw new AppError('yaml-too-long', { characters: text.length, limit: MOST });
  return readInParts(text) ?? readWhole(text);
}

/** Sections of many runs are the same: each text is parsed once. */
const known = new Map<string, HparamsReading>();
const MOST_KNOWN = 500;
const MOST_CHARACTERS = 20_000;

/** null for a text of which a part says nothing by itself. */
function readInParts(text: string): HparamsReading | null {
  // An anchor may be meant from anywhere.
  if (/[&*%]|^(?:---|\.\.\.)|\t|\r/m.test(text)) return null;
  const parts: HparamsReading[] = [];
  const names = new Set<string>();
  for (const part of text.split(/^(?=[A-Za-z_]\w*:)/m)) {
    let read = known.get(part);
    if (read === undefined) {
      try {
        read = readWhole(part);
      } catch {
        return null;
      }
      if (known.size === MOST_KNOWN) known.clear();
      if (part.length < MOST_CHARACTERS) known.set(part, read);
    }
    const [name, ...others] = Object.keys(read.values);
    if (name === undefined || others.length > 0 || names.has(name)) return null;
    names.add(name);
    parts.push(read);
  }
  return {
    values: Object.fromEntries(parts.flatMap(({ values }) => Object.entries(values))),
    notRead: parts.flatMap(({ notRead }) => notRead),
  };
}

function readWhole(text: string): HparamsReading {
  const excess = yamlExcess(text, { depth: MOST_NESTED, aliases: MOST_ALIASES });
  if (excess === 'depth') throw new AppError('yaml-too-deep', { limit: MOST_LEVELS });
  if (excess === 'aliases') throw new AppError('yaml-invalid', {});
  const document = parseDocument(text, {
    customTags: [{ tag: `${PYTHON}tuple`, collection: 'seq' }],
    logLevel: 'silent',
    uniqueKeys: false,
  });
  if (document.errors.length > 0) throw new AppError('yaml-invalid', {});
  const notRead: NotPlain[] = [];
  visit(document, {
    Pair: (_, pair, path) => {
      const tag = isNode(pair.value) ? pair.value.tag : undefined;
      if (!tag?.startsWith(PYTHON) || tag === `${PYTHON}tuple`) return undefined;
      const above = path.flatMap((one) => ('key' in one ? [String(one.key)] : []));
      notRead.push(notPlain([...above, String(pair.key)], `Python ${tag.slice(PYTHON.length)}`));
      return visit.REMOVE;
    },
  });
  const values = valuesSchema.safeParse(withoutOddNumbers(plainOf(document), [], notRead));
  if (!values.success) throw new AppError('settings-missing', {});
  return { values: values.data, notRead };
}

/** Aliases that multiply are refused. */
function plainOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    throw new AppError('yaml-invalid', {}, { cause });
  }
}

const MOST_LEVELS = 20;

/** NaN and infinities are no settings: they are left out and said. */
function withoutOddNumbers(value: unknown, path: readonly string[], notRead: NotPlain[]): unknown {
  if (path.length > MOST_LEVELS) throw new AppError('yaml-too-deep', { limit: MOST_LEVELS });
  if (Array.isArray(value))
    return value.map((item, at) => withoutOddNumbers(item, [...path, String(at)], notRead) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      if (typeof item === 'number' && !Number.isFinite(item)) {
        notRead.push(notPlain([...path, name], String(item)));
        return [];
      }
      return [[name, withoutOddNumbers(item, [...path, name], notRead)]];
    }),
  );
}

/** A dictionary in settings; undefined for anything else. */
export const dictionaryIn = (values: Values, name: string): Values | undefined => {
  const found: Value | undefined = Object.hasOwn(values, name) ? values[name] : undefined;
  return isValues(found) ? found : undefined;
};
