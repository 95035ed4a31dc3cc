import { useMemo, useState } from 'react';
import {
  type ConsistencyCell,
  type ConsistencyRow,
  type ConsistencyTable,
  consistency,
  LEGACY,
} from '../../shared/consistency/consistency';
import { CodeText } from '../kit/CodeText';
import { LAYER_WORDS } from '../kit/fields/layers';
import { counted } from '../kit/format';
import { Sources } from '../kit/Sources';
import { reveal } from '../store/reveal';
import { useResolved, useStore } from '../store/store';
import css from './ConsistencyTab.module.css';

/** One row per concept, one column per section: the value in each section, and which one the run reads. */
export function ConsistencyTab() {
  const resolution = useStore((state) => state.resolution);
  const target = useResolved(({ draft }) => draft.target);
  const workflow = useResolved(({ draft }) => draft.workflow);
  const entryPoint = useResolved(({ draft }) => draft.entry_point);
  const [conflictsOnly, setConflictsOnly] = useState(false);
  const table = useMemo(
    () => consistency(target, workflow, resolution, entryPoint),
    [target, workflow, resolution, entryPoint],
  );
  if (table.rows.length === 0)
    return (
      <p className={css.intro}>PtychoPINN rejects this configuration before it sets any value.</p>
    );
  const differing = table.rows.filter(({ verdict }) => verdict === 'differs').length;
  const rows = conflictsOnly
    ? table.rows.filter(({ verdict }) => verdict === 'differs')
    : table.rows;
  return (
    <>
      <div className={css.intro}>
        <p>
          Which section the run reads. <b className={css.usedWord}>read</b> marks the value used,{' '}
          <b className={css.conflictWord}>≠</b> a conflicting value.
        </p>
        <label>
          <input
            type="checkbox"
            checked={conflictsOnly}
            onChange={({ target: box }) => setConflictsOnly(box.checked)}
          />
          Only conflicts ({differing})
        </label>
      </div>
      {rows.length === 0 ? (
        <p className={css.intro}>{counted(table.rows.length, 'concept')}, no conflicts.</p>
      ) : (
        <Grid table={table} rows={rows} />
      )}
    </>
  );
}

const short = (title: string): string =>
  title === LEGACY ? title : title.replace('_config', '').replace('_training.model', ' model');

function Grid({ table, rows }: { table: ConsistencyTable; rows: readonly ConsistencyRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard.
    <section className={css.scroll} tabIndex={0} aria-label="Used values">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Concept</th>
            {table.columns.map(({ id, title }) => (
              <th key={id} scope="col" title={title}>
                {short(title)}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => (
          <tbody key={row.id} data-verdict={row.verdict}>
            <tr>
              <th scope="row">
                <button type="button" className="link" onClick={() => reveal(namesOf(row))}>
                  {row.label}
                </button>
              </th>
              {table.columns.map(({ id }) => (
                <td key={id}>
                  {(row.cells[id] ?? []).map((cell) => (
                    <Place key={cell.name} cell={cell} />
                  ))}
                </td>
              ))}
            </tr>
            {row.use && (row.verdict === 'differs' || row.use.place === null) && (
              <tr className={css.why}>
                <td colSpan={table.columns.length + 1}>
                  <CodeText text={row.use.why} />{' '}
                  <span>
                    <Sources sources={row.use.source} />
                  </span>
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </section>
  );
}

const namesOf = (row: ConsistencyRow): string[] => [
  ...new Set(Object.values(row.cells).flatMap((cells) => cells.map(({ name }) => name))),
];

function Place({ cell }: { cell: ConsistencyCell }) {
  const { name, text, layer, conflicting, used } = cell;
  return (
    <span
      className={css.place}
      data-conflicting={conflicting || undefined}
      data-used={used || undefined}
      title={`${name} = ${text}${layer === null ? '' : `, from ${LAYER_WORDS[layer]}`}${conflicting ? '; conflicts with the value used' : ''}${used ? '; the run reads this' : ''}`}
    >
      {conflicting && <b>≠</b>}
      <code>{text}</code>
      {used && <small>read</small>}
    </span>
  );
}
