import type { CatalogueField } from '../../shared/catalogue/types';
import type { Meaning } from '../../shared/reference/entries';
import { typeName } from '../../shared/values/parse';
import { formatValue } from '../../shared/values/python';
import { CodeText } from '../kit/CodeText';
import { rangeText } from '../kit/fields/rangeText';
import css from './Page.module.css';

interface Props {
  readonly meaning: Meaning;
  readonly heading: string | null;
}

/** A field's help, and the sections in which it has that meaning. */
export function MeaningSection({ meaning, heading }: Props) {
  const [first] = meaning.places;
  const facts = [first?.unit ? `in ${first.unit}` : '', rangeText(first?.range)].filter(Boolean);
  return (
    <section className={css.part}>
      {heading !== null && <h3>{heading}</h3>}
      <p>
        <CodeText text={meaning.help} />
        {facts.length > 0 && <span className={css.dim}> ({facts.join('; ')})</span>}
      </p>
      <table className={css.places}>
        <thead>
          <tr>
            <th scope="col">Section</th>
            <th scope="col">Targets</th>
            <th scope="col">Type</th>
            <th scope="col">Default</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(meaning).map(({ key, place, targets }) => (
            <tr key={key}>
              <th scope="row">
                <code>
                  {place.section}.<wbr />
                  {place.name}
                </code>
              </th>
              <td>{targets.join(', ')}</td>
              <td>{typeName(place.type)}</td>
              <td>{fallbackOf(place)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PlaceRow {
  readonly key: string;
  readonly place: CatalogueField;
  readonly targets: string[];
}

/** One row per place, shared by targets with the same type and default. */
function rowsOf({ places }: Meaning): PlaceRow[] {
  const rows = new Map<string, PlaceRow>();
  for (const place of places) {
    const { section, name, type, target } = place;
    const key = JSON.stringify([section, name, type, place.default ?? null]);
    const known = rows.get(key);
    if (known) known.targets.push(target);
    else rows.set(key, { key, place, targets: [target] });
  }
  return [...rows.values()];
}

function fallbackOf({ default: fallback, type }: CatalogueField) {
  return fallback === undefined ? 'required' : <code>{formatValue(fallback, type)}</code>;
}
