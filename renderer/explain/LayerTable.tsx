import { type FieldProvenance, LAYERS, type Layer } from '../../shared/provenance/provenance';
import type { FieldType } from '../../shared/values/fieldType';
import { formatValue } from '../../shared/values/python';
import { sameValue } from '../../shared/values/value';
import { LayerBadge } from '../kit/fields/LayerBadge';
import css from './LayerTable.module.css';

/** A field of a section that the value is written to. */
export interface Place {
  readonly section: string;
  readonly name: string;
  readonly provenance: FieldProvenance;
  readonly type: FieldType | undefined;
}

type Candidate = FieldProvenance['contributions'][number];

/** Shown only for fields that have them. */
const SOMETIMES: readonly Layer[] = ['inferred', 'derived'];

/** Every layer's value, highest priority first, and which one is used: a table for all places where that is the same. */
export function LayerTables({ places }: { places: readonly Place[] }) {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const key = JSON.stringify(rowsOf(place));
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups].map(([key, here]) => <LayerTable key={key} places={here} />);
}

function LayerTable({ places }: { places: readonly Place[] }) {
  const [place] = places;
  if (!place) return null;
  const winner = place.provenance.contributions.find(({ status }) => status === 'won');
  return (
    <section aria-label="Provenance">
      <h4>
        Provenance in{' '}
        {places.map(({ section, name }, i) => (
          <span key={`${section}.${name}`}>
            {i > 0 && ', '}
            <code>
              {section}.<wbr />
              {name}
            </code>
          </span>
        ))}
      </h4>
      <table className={css.layers} aria-label="Layers, highest priority first">
        <tbody>
          {layersOf(place).flatMap((layer) => {
            const candidates = place.provenance.contributions.filter((c) => c.layer === layer);
            const rows: readonly (Candidate | null)[] =
              candidates.length === 0 ? [null] : candidates;
            return rows.map((candidate, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: candidates of a layer have a rank and no other identity.
              <tr key={`${layer} ${i}`} data-status={candidate?.status}>
                <th scope="row">{i === 0 && <LayerBadge layer={layer} set />}</th>
                <td>
                  {candidate ? (
                    <>
                      <span className={css.value}>
                        <code>{formatValue(candidate.value, place.type)}</code>
                        <span>{statusText(candidate, winner)}</span>
                      </span>
                      <small>{candidate.detail}</small>
                    </>
                  ) : (
                    <span className={css.none}>{layer === 'override' ? 'not set' : '—'}</span>
                  )}
                </td>
              </tr>
            ));
          })}
        </tbody>
      </table>
    </section>
  );
}

function layersOf({ provenance }: Place): Layer[] {
  const offered = new Set(provenance.contributions.map(({ layer }) => layer));
  return LAYERS.filter((layer) => !SOMETIMES.includes(layer) || offered.has(layer));
}

const rowsOf = (place: Place) =>
  place.provenance.contributions.map(({ layer, value, detail, status }) => [
    layer,
    formatValue(value, place.type),
    detail,
    status,
  ]);

/** What became of a layer's value. */
function statusText({ status, value }: Candidate, winner: Candidate | undefined): string {
  if (status === 'won') return 'used';
  if (status === 'off') return 'layer off';
  return winner && sameValue(value, winner.value) ? 'same value' : 'overridden';
}
