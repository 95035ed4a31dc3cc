import type { MetadataFacts } from '../../shared/dataset/facts';
import { formatValue } from '../../shared/values/python';
import type { Value, Values } from '../../shared/values/value';
import { tip } from '../kit/Tip';
import css from './DatasetPanel.module.css';

/** Values longer than this, in characters, take more than one line. */
const LONG = 14;

const FIRST = ['nphotons', 'N', 'gridsize'];

/** The dataset's `_metadata`; values that configure a run come first. */
export function Metadata({ metadata }: { metadata: MetadataFacts }) {
  if (metadata.status === 'absent')
    return (
      <p className={css.note}>
        The file has no <code>_metadata</code>.
      </p>
    );
  if (metadata.status === 'broken') return <p className={css.broken}>{metadata.problem}</p>;
  const entries = flat(metadata.value).sort(([a], [b]) => rank(a) - rank(b));
  if (entries.length === 0) return <p className={css.note}>Empty.</p>;
  return (
    <dl className={css.facts}>
      {entries.map(([key, value]) => (
        <div key={key}>
          <dt>
            <code>
              <DottedName name={key} />
            </code>
          </dt>
          <dd>
            <code
              {...tip(formatValue(value))}
              data-long={formatValue(value).length > LONG || undefined}
            >
              {formatValue(value)}
            </code>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A dotted name that breaks at its dots, the parents dimmed. */
function DottedName({ name }: { name: string }) {
  const at = name.lastIndexOf('.') + 1;
  return (
    <>
      {at > 0 && <span>{name.slice(0, at)}</span>}
      <wbr />
      {name.slice(at)}
    </>
  );
}

const rank = (key: string): number => {
  const at = FIRST.indexOf(key.split('.').at(-1) ?? key);
  return at < 0 ? FIRST.length : at;
};

/** Nested dictionaries by dotted keys. */
function flat(values: Values, prefix = ''): [string, Value][] {
  return Object.entries(values).flatMap(([key, value]): [string, Value][] =>
    isValues(value) ? flat(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]],
  );
}

const isValues = (value: Value): value is Values =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0;
