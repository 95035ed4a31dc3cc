import { useMemo, useState } from 'react';
import {
  type ConsistencyRow,
  type ConsistencyTable,
  consistency,
  placesOf,
  type StatedPlace,
  usedPlace,
} from '../../shared/consistency/consistency';
import { matchesWords } from '../../shared/values/matchesWords';
import { CodeText } from '../kit/CodeText';
import { LayerBadge } from '../kit/fields/LayerBadge';
import { counted } from '../kit/format';
import { SearchBox } from '../kit/SearchBox';
import { Sources } from '../kit/Sources';
import { ToggleGroup } from '../kit/ToggleGroup';
import { reveal } from '../store/reveal';
import { useResolved, useStore } from '../store/store';
import css from './ConsistencyTab.module.css';

/** Each concept with the value that the run uses, and the sections that say otherwise. */
export function ConsistencyTab() {
  const resolution = useStore((state) => state.resolution);
  const target = useResolved(({ draft }) => draft.target);
  const workflow = useResolved(({ draft }) => draft.workflow);
  const entryPoint = useResolved(({ draft }) => draft.entry_point);
  const [shown, setShown] = useState<'all' | 'differing'>('all');
  const [query, setQuery] = useState('');
  const table = useMemo(
    () => consistency(target, workflow, resolution, entryPoint),
    [target, workflow, resolution, entryPoint],
  );
  if (table.rows.length === 0)
    return (
      <p className={css.empty}>PtychoPINN rejects this configuration before it sets any value.</p>
    );
  const differing = table.rows.filter(({ verdict }) => verdict === 'differs');
  const rows = (shown === 'all' ? table.rows : differing).filter((row) =>
    matchesWords(textsOf(row, placesOf(table, row)), query),
  );
  return (
    <>
      <div className={css.tools}>
        <SearchBox label="Search used values" value={query} onChange={setQuery} />
        <ToggleGroup
          small
          label="Shown"
          value={shown}
          choices={[
            { value: 'all', label: `All ${table.rows.length}` },
            {
              value: 'differing',
              label: `Differing ${differing.length}`,
              tip: 'Settings whose sections contradict each other',
            },
          ]}
          onChange={setShown}
        />
      </div>
      {rows.length === 0 ? (
        <p className={css.empty}>
          {query.trim() === ''
            ? `${counted(table.rows.length, 'setting')}, no conflicts.`
            : `No settings match “${query.trim()}”.`}
        </p>
      ) : (
        <table className={css.table} aria-label="Used values">
          <thead>
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">Used value</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} table={table} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

const textsOf = ({ label, use }: ConsistencyRow, places: readonly StatedPlace[]) => [
  label,
  use?.why,
  ...places.flatMap(({ title, name, text }) => [title, name, text]),
];

function Row({ row, table }: { row: ConsistencyRow; table: ConsistencyTable }) {
  const { label, use, verdict } = row;
  const places = placesOf(table, row);
  const used = usedPlace(row, places);
  const names = [...new Set(places.map(({ name }) => name))];
  const conflicting = places.filter((place) => place.conflicting);
  return (
    <tr data-verdict={verdict}>
      <th scope="row">
        <button type="button" className="link" onClick={() => reveal(names)}>
          {label}
        </button>
        <code className={css.name}>{used?.name ?? names[0]}</code>
      </th>
      <td>
        {used ? (
          <span className={css.used} data-used>
            <code>{used.text}</code>
            {used.layer && <LayerBadge layer={used.layer} set />}
          </span>
        ) : (
          <span className={css.unknown}>
            <CodeText text={use?.why ?? 'Not known.'} />
          </span>
        )}
        {conflicting.length > 0 && (
          <ul className={css.conflicts}>
            {conflicting.map(({ title, name, text }) => (
              <li key={`${title}.${name}`} data-conflicting>
                <b>≠</b> <code>{text}</code> in <code>{title}</code>
              </li>
            ))}
          </ul>
        )}
        <details className={css.more}>
          <summary>{summaryOf(places, used)}</summary>
          {places.length > 1 && (
            <ul>
              {places.map(({ title, name, text }) => (
                <li key={`${title}.${name}`}>
                  <code>
                    {title}.<wbr />
                    {name}
                  </code>{' '}
                  = <code>{text}</code>
                </li>
              ))}
            </ul>
          )}
          {use && (
            <p>
              {used && <CodeText text={`${use.why} `} />}
              <Sources sources={use.source} />
            </p>
          )}
        </details>
      </td>
    </tr>
  );
}

/** Where the value is read, and whether other sections repeat it. */
function summaryOf(places: readonly StatedPlace[], used: StatedPlace | null): string {
  if (used?.used) return `read from ${used.title}`;
  return places.length === 1 ? `in ${places[0]?.title}` : `in ${places.length} sections`;
}
