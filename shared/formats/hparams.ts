/** `hparams.yaml` as Lightning writes it: YAML of Python, of which plain data is read and nothing is constructed. */
import { isNode, parseDocument, visit } from 'yaml';
import { isValues, type Value, type Values, valuesSchema } from '../values/value';

/** Characters; real files have 4,000. */
const MOST = 1024 * 1024;
const PYTHON = 'tag:yaml.org,2002:python/';

export interface HparamsReading {
  readonly values: Values;
  /** Values that are more than plain data, by their path. */
  readonly notRead: readonly { readonly name: string; readonly problem: string }[];
}

/** Tuples are lists. Throws a `RangeError` for a text that is no such file or beyond the limits. */
export function readHparams(text: string): HparamsReading {
  if (text.length > MOST) throw new RangeError(`it has more than ${MOST} characters`);
  const document = parseDocument(text, {
    customTags: [{ tag: `${PYTHON}tuple`, collection: 'seq' }],
    logLevel: 'silent',
    uniqueKeys: false,
  });
  if (document.errors.length > 0) throw new RangeError('it is no YAML, or cut short');
  const notRead: { name: string; problem: string }[] = [];
  visit(document, {
    Pair: (_, pair, path) => {
      const tag = isNode(pair.value) ? pair.value.tag : undefined;
      if (!tag?.startsWith(PYTHON) || tag === `${PYTHON}tuple`) return undefined;
      const above = path.flatMap((one) => ('key' in one ? [String(one.key)] : []));
      notRead.push({
        name: [...above, String(pair.key)].join('.'),
        problem: `a Python object (${tag.slice(PYTHON.length)})`,
      });
      return visit.REMOVE;
    },
  });
  const plain = withoutOddNumbers(document.toJS({ maxAliasCount: 100 }), [], notRead);
  const values = valuesSchema.safeParse(plain);
  if (!values.success) throw new RangeError('it holds no settings');
  return { values: values.data, notRead };
}

/** NaN and infinities are no settings: they are left out and said. */
function withoutOddNumbers(
  value: unknown,
  path: readonly string[],
  notRead: { name: string; problem: string }[],
): unknown {
  if (path.length > 20) throw new RangeError('it is nested deeper than 20');
  if (Array.isArray(value))
    return value.map((item, at) => withoutOddNumbers(item, [...path, String(at)], notRead) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      if (typeof item === 'number' && !Number.isFinite(item)) {
        notRead.push({ name: [...path, name].join('.'), problem: String(item) });
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
