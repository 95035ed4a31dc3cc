import { FlexRender, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, useMemo, useRef } from 'react';
import { Icon } from '../../kit/Icon';
import { type Planned, useSweep } from '../store';
import { columnsOf, features } from './columns';
import css from './Points.module.css';
import { useShown } from './rows';
import { tallyOf } from './tally';

/** Height of a row and of the sticky header, in CSS pixels. */
const ROW = 28;

/** The points with their values and findings; only those in view are in the table. */
export function PointTable({ planned }: { planned: Planned }) {
  const { plan, facts, spec } = planned;
  const positions = useShown(planned);
  const selected = useSweep((state) => state.selected);
  const sorting = useSweep((state) => state.sorting);
  const holder = useRef<HTMLDivElement>(null);
  const view = useVirtualizer({
    count: positions.length,
    getScrollElement: () => holder.current,
    estimateSize: () => ROW,
    overscan: 12,
    paddingStart: ROW,
    scrollPaddingStart: ROW,
  });
  const items = view.getVirtualItems();
  const columns = useMemo(() => columnsOf(spec, tallyOf(facts).common), [spec, facts]);
  const data = items.map(({ index }) => {
    const position = positions[index] ?? 0;
    return { position, values: plan.valuesAt(position), facts: facts[position] };
  });
  const table = useTable({
    features,
    columns,
    data,
    getRowId: ({ position }) => String(position),
    // All points are sorted, not only those in view.
    manualSorting: true,
    sortDescFirst: false,
    state: { sorting },
    onSortingChange: (next) =>
      useSweep.setState({ sorting: typeof next === 'function' ? next(sorting) : next }),
  });
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const at = selected === null ? -1 : positions.indexOf(selected);
    const page = Math.max(1, Math.floor((holder.current?.clientHeight ?? 0) / ROW) - 2);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? 0 : at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: positions.length - 1,
    }[event.key];
    if (to === undefined || positions.length === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max(to, 0), positions.length - 1);
    useSweep.setState({ selected: positions[next] ?? null });
    view.scrollToIndex(next);
  };
  const before = (items[0]?.start ?? ROW) - ROW;
  const after = view.getTotalSize() - (items.at(-1)?.end ?? ROW);
  const style: CSSProperties & { '--axes': number } = { '--axes': spec.axes.length };
  return (
    <div ref={holder} className={css.holder}>
      <table
        className={css.table}
        style={style}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table with keyboard navigation.
        role="grid"
        aria-label="Points"
        aria-rowcount={positions.length + 1}
        aria-activedescendant={selected === null ? undefined : `point-${selected}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map(({ id, column }) => {
                const sorted = column.getIsSorted();
                return (
                  <th
                    key={id}
                    scope="col"
                    style={{ '--name': `${id.length}ch` } as CSSProperties}
                    data-column={id}
                    aria-sort={SORT_WORDS[String(sorted)]}
                  >
                    <button type="button" onClick={column.getToggleSortingHandler()}>
                      {id}
                      {sorted && <Icon name={sorted === 'asc' ? 'up' : 'down'} size={14} />}
                    </button>
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          <Room height={before} />
          {table.getRowModel().rows.map((row, i) => {
            const { position, facts: known } = row.original;
            return (
              <tr
                key={row.id}
                id={`point-${position}`}
                data-position={position}
                data-status={known?.status}
                aria-rowindex={(items[i]?.index ?? 0) + 2}
                aria-selected={position === selected}
                onClick={() => useSweep.setState({ selected: position })}
              >
                {row.getAllCells().map((cell) => (
                  <td key={cell.id}>
                    <FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            );
          })}
          <Room height={after} />
        </tbody>
      </table>
      {positions.length === 0 && <p className={css.none}>No points match the filter.</p>}
    </div>
  );
}

const SORT_WORDS: { readonly [sorted: string]: 'none' | 'ascending' | 'descending' } = {
  false: 'none',
  asc: 'ascending',
  desc: 'descending',
};

/** Space of the rows that are not in view. */
const Room = ({ height }: { height: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
    <tr aria-hidden="true">
      <td className={css.room} style={{ height }} />
    </tr>
  ) : null;
