import type { CSSProperties } from 'react';
import type { Axis } from '../../../shared/sweep/spec';
import { type Sort, useSweep } from '../store';
import css from './PointTable.module.css';

/** Column headers; clicks sort ascending, descending, and not at all. */
export function HeaderRow({ axes }: { axes: readonly Axis[] }) {
  return (
    <>
      <colgroup>
        <col className={css.numberColumn} />
        <col className={css.statusColumn} />
        {axes.map(({ name }) => (
          <col key={name} className={css.axisColumn} style={asWideAs(name)} />
        ))}
        <col />
      </colgroup>
      <thead>
        <tr>
          {['#', 'status', ...axes.map(({ name }) => name), 'findings'].map((column) => (
            <ColumnHead key={column} column={column} />
          ))}
        </tr>
      </thead>
    </>
  );
}

const asWideAs = (name: string): CSSProperties & { '--name': string } => ({
  '--name': `calc(${name.length}ch + 34px)`,
});

function ColumnHead({ column }: { column: string }) {
  const sort = useSweep((state) => state.sort);
  const own = sort?.column === column ? sort : null;
  return (
    <th scope="col" aria-sort={own === null ? 'none' : own.descending ? 'descending' : 'ascending'}>
      <button
        type="button"
        title={`Sort by ${column === '#' ? 'the order of the plan' : column}`}
        onClick={() => useSweep.setState({ sort: nextSort(own, column) })}
      >
        {column}
        <span aria-hidden="true">{own === null ? '' : own.descending ? ' ▾' : ' ▴'}</span>
      </button>
    </th>
  );
}

function nextSort(own: Sort | null, column: string): Sort | null {
  if (own === null) return { column, descending: false };
  return own.descending ? null : { column, descending: true };
}
