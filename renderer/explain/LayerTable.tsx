import { type FieldProvenance, LAYERS, type Layer } from '../../shared/provenance/provenance';
import type { FieldType } from '../../shared/values/fieldType';
import { formatValue } from '../../shared/values/python';
import { LayerBadge } from '../kit/fields/LayerBadge';
import css from './LayerTable.module.css';

/** A field of a section that the value is written to. */
export interface Place {
  readonly section: string;
  readonly name: string;
  readonly provenance: FieldProvenance;
  readonly type: FieldType | undefined;
}

const STATUS_WORDS = { won: 'wins', shadowed: 'overridden', off: 'layer off' } as const;

/** Shown only for fields that have them. */
const SOMETIMES: readonly Layer[] = ['inferred', 'derived'];

/** Every layer's value in every destination, highest priority first, and which one wins. */
export function LayerTable({ places }: { places: readonly Place[] }) {
  const offered = new Set(
    places.flatMap(({ provenance }) => provenance.contributions.map(({ layer }) => layer)),
  );
  const layers = LAYERS.filter((layer) => !SOMETIMES.includes(layer) || offered.has(layer));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard.
    <section className={css.scroll} tabIndex={0} aria-label="Layers, highest priority first">
      <table className={css.layers}>
        <thead>
          <tr>
            <th scope="col">Layer</th>
            {places.map(({ section, name }) => (
              <th key={`${section}.${name}`} scope="col">
                <code>
                  {section}.<wbr />
                  {name}
                </code>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layers.map((layer) => (
            <tr key={layer}>
              <th scope="row">
                <LayerBadge layer={layer} set />
              </th>
              {places.map((place) => (
                <Candidates key={`${place.section}.${place.name}`} layer={layer} place={place} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Candidates({ layer, place }: { layer: Layer; place: Place }) {
  const candidates = place.provenance.contributions.filter((c) => c.layer === layer);
  if (candidates.length === 0)
    return <td className={css.none}>{layer === 'override' ? 'not set' : '—'}</td>;
  return (
    <td data-won={candidates.some(({ status }) => status === 'won') || undefined}>
      {candidates.map(({ value, detail, status }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: candidates of a layer have a rank and no other identity.
        <span key={i} className={css.candidate} data-status={status}>
          <code>{formatValue(value, place.type)}</code>
          <b>{STATUS_WORDS[status]}</b>
          <small>{detail}</small>
        </span>
      ))}
    </td>
  );
}
