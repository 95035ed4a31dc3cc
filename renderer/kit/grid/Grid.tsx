/** Tables of any length: only the rows in view are in the document; arrow keys select, heads sort. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Icon } from '../Icon';
import { tip } from '../Tip';
import css from './Grid.module.css';

export interface Column<Row> {
  readonly id: string;
  /** The id unless it is stated. */
  readonly title?: string;
  readonly help?: string;
  /** In place of the title, which sorts. */
  readonly head?: ReactNode;
  /** In CSS pixels; as the style sheet says unless it is stated. */
  readonly width?: number;
  /** Its cells end on one line, as numbers do. */
  readonly isEnd?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface Sorting {
  readonly id: string;
  readonly isDescending: boolean;
}

interface Props<Row> {
  label: string;
  /** Its heads and cells have `data-column`, for their widths. */
  className?: string | undefined;
  style?: CSSProperties;
  columns: readonly Column<Row>[];
  count: number;
  /** undefined for a row that went while the table is drawn. */
  rowAt: (index: number) => Row | undefined;
  /** An id of the row's element, unique in the window. */
  idOf: (row: Row) => string;
  /** Further attributes of the row's element. */
  attributesOf?: (row: Row) => { readonly [name: `data-${string}`]: string | number | undefined };
  /** Index of the selected row; null for none. */
  selected: number | null;
  onSelect: (index: number) => void;
  /** Space on a row. */
  onMark?: (index: number) => void;
  /** What further keys do with the selected row; letters in lower case. */
  keys?: { readonly [key: string]: (index: number) => void };
  /** What the rows are sorted by; the caller sorts them, since it knows those out of view. */
  sorting: Sorting | null;
  onSort: (sorting: Sorting | null) => void;
  /** Height of a row and of the head, in CSS pixels. */
  rowHeight?: number;
  /** Shown where there is no row. */
  empty: string;
}

/** A table that scrolls by itself. */
export function Grid<Row>(props: Props<Row>) {
  const { label, className = '', style, columns, count, selected, onSelect } = props;
  const { sorting, onSort, rowHeight = 28, empty } = props;
  const holder = useRef<HTMLDivElement>(null);
  const view = useVirtualizer({
    count,
    getScrollElement: () => holder.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    paddingStart: rowHeight,
    scrollPaddingStart: rowHeight,
  });
  const items = view.getVirtualItems();
  const active = selected !== null && selected < count ? props.rowAt(selected) : undefined;
  const isSelected = active !== undefined;
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const at = selected ?? -1;
    if (event.key === ' ' && props.onMark && isSelected) {
      event.preventDefault();
      props.onMark(at);
      return;
    }
    const act = isSelected ? props.keys?.[keyOf(event)] : undefined;
    if (act) {
      event.preventDefault();
      act(at);
      return;
    }
    if (event.key === 'ArrowUp' && at <= 0) {
      event.preventDefault();
      headsOf(event.currentTarget)[0]?.focus();
      return;
    }
    const page = Math.max(1, Math.floor((holder.current?.clientHeight ?? 0) / rowHeight) - 2);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? 0 : at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (to === undefined || count === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max(to, 0), count - 1);
    onSelect(next);
    view.scrollToIndex(next);
  };
  const onHeadKey = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const table = event.currentTarget.closest('table');
    const heads = table ? headsOf(table) : [];
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined)
      heads[heads.findIndex((head) => head.matches(':focus')) + step]?.focus();
    else if (event.key === 'ArrowDown') {
      table?.focus();
      if (count > 0) {
        onSelect(0);
        view.scrollToIndex(0);
      }
    } else return;
    event.preventDefault();
  };
  const before = (items[0]?.start ?? rowHeight) - rowHeight;
  const after = view.getTotalSize() - (items.at(-1)?.end ?? rowHeight);
  const sizes: CSSProperties & { '--row': string } = { ...style, '--row': `${rowHeight}px` };
  return (
    <div className={css.frame}>
      <div ref={holder} className={css.holder}>
        <table
          className={`${css.grid} ${className}`}
          style={sizes}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table with keyboard navigation.
          role="grid"
          aria-label={label}
          aria-rowcount={count + 1}
          aria-activedescendant={active && props.idOf(active)}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <thead onKeyDown={onHeadKey}>
            <tr>
              {columns.map((column) => (
                <Head key={column.id} column={column} sorting={sorting} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Room height={before} />
            {items.map(({ index }) => {
              const row = props.rowAt(index);
              if (row === undefined) return null;
              const id = props.idOf(row);
              return (
                <tr
                  key={id}
                  id={id}
                  aria-rowindex={index + 2}
                  aria-selected={index === selected}
                  onClick={() => onSelect(index)}
                  {...props.attributesOf?.(row)}
                >
                  {columns.map((column) => (
                    <td
                      key={column.id}
                      data-column={column.id}
                      data-end={column.isEnd || undefined}
                    >
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
            <Room height={after} />
          </tbody>
        </table>
        {count === 0 && <p className={css.none}>{empty}</p>}
      </div>
    </div>
  );
}

/** A letter is the same key with Caps Lock. */
const keyOf = ({ key }: KeyboardEvent): string => (key.length === 1 ? key.toLowerCase() : key);

/** The heads that sort. */
const headsOf = (table: HTMLTableElement): HTMLButtonElement[] => [
  ...table.querySelectorAll<HTMLButtonElement>('thead th > button'),
];

interface HeadProps<Row> {
  column: Column<Row>;
  sorting: Sorting | null;
  onSort: (sorting: Sorting | null) => void;
}

/** Sorts by its column: upwards, downwards, not at all. */
function Head<Row>({ column, sorting, onSort }: HeadProps<Row>) {
  const { id, title = id, help, head, width, isEnd = false } = column;
  const own = sorting?.id === id ? sorting : null;
  // A width may follow the length of the name.
  const style: CSSProperties & { '--name': string } = {
    '--name': `${title.length}ch`,
    ...(width !== undefined && { width }),
  };
  if (head)
    return (
      <th scope="col" style={style} data-column={id}>
        {head}
      </th>
    );
  return (
    <th
      scope="col"
      style={style}
      data-column={id}
      data-end={isEnd || undefined}
      aria-sort={own === null ? 'none' : own.isDescending ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        {...tip(help)}
        onClick={() => onSort(own?.isDescending ? null : { id, isDescending: own !== null })}
      >
        {title}
        {own && <Icon name={own.isDescending ? 'down' : 'up'} size={14} />}
      </button>
    </th>
  );
}

/** Space of the rows that are not in view. */
const Room = ({ height }: { height: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
    <tr aria-hidden="true">
      <td className={css.room} style={{ height }} />
    </tr>
  ) : null;
