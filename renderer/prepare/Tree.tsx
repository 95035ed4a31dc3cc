import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { SourceFile } from '../../shared/prepare/source';
import { SearchBox } from '../kit/SearchBox';
import { Details } from './Details';
import css from './Tree.module.css';
import { arrayText } from './texts';
import { above, MOST_CHILDREN, type Node, nodeId, type Row, rowsOf, treeOf } from './tree';

interface Props {
  files: readonly SourceFile[];
  /** What reads each array, by the id of its node: `xcoords, ycoords`. */
  uses: ReadonlyMap<string, string>;
}

/** Groups and arrays of the files; the details of the selected one below. Arrow keys walk, as in every tree. */
export function Tree({ files, uses }: Props) {
  const title = useId();
  const list = useRef<HTMLDivElement>(null);
  const nodes = useMemo(() => treeOf(files), [files]);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => openAtFirst(files, uses));
  const [query, setQuery] = useState('');
  const [selected, setSelected] = useState(() => [...uses.keys()][0] ?? nodeId(0, '/'));
  const rows = useMemo(() => rowsOf(nodes, ({ id }) => open.has(id), query), [nodes, open, query]);
  const current = rows.find(({ node }) => node.id === selected) ?? rows[0];

  const toggle = (id: string, isOpen: boolean) =>
    setOpen((before) => {
      const next = new Set(before);
      if (isOpen) next.add(id);
      else next.delete(id);
      return next;
    });
  const go = (row: Row | undefined) => {
    if (!row) return;
    setSelected(row.node.id);
    const rowElement = list.current?.querySelector<HTMLElement>(`#${CSS.escape(domId(row.node))}`);
    rowElement?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = rows.indexOf(current);
    const { node, level } = current;
    const isOpen = query !== '' || open.has(node.id);
    const parent = () => rows.slice(0, at).findLast((row) => row.level < level);
    const moves: { readonly [key: string]: () => void } = {
      ArrowDown: () => go(rows[at + 1]),
      ArrowUp: () => go(rows[at - 1]),
      Home: () => go(rows[0]),
      End: () => go(rows.at(-1)),
      ArrowRight: () => {
        if (node.children.length > 0 && !isOpen) toggle(node.id, true);
        else if (node.children.length > 0) go(rows[at + 1]);
      },
      ArrowLeft: () => {
        if (node.children.length > 0 && open.has(node.id)) toggle(node.id, false);
        else go(parent());
      },
      Enter: () => toggle(node.id, !open.has(node.id)),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  return (
    <div className={css.tree}>
      <h3 id={title} className="sr-only">
        Tree of the files
      </h3>
      <SearchBox label="Search groups and arrays" value={query} onChange={setQuery} />
      <div
        ref={list}
        className={css.rows}
        role="tree"
        aria-labelledby={title}
        aria-activedescendant={current && domId(current.node)}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => (
          <Item
            key={row.node.id}
            row={row}
            use={uses.get(row.node.id)}
            isOpen={query !== '' || open.has(row.node.id)}
            isSelected={row === current}
            onSelect={() => go(row)}
            onToggle={() => toggle(row.node.id, !open.has(row.node.id))}
          />
        ))}
        {rows.length === 0 && <p className={css.none}>No matches.</p>}
      </div>
      {current && <Details node={current.node} file={files[current.node.file]} />}
    </div>
  );
}

/** The files, the groups of a small one, and what leads to arrays in use. */
function openAtFirst(
  files: readonly SourceFile[],
  uses: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const open = new Set<string>();
  for (const [file, { groups, arrays }] of files.entries()) {
    open.add(nodeId(file, '/'));
    const isSmall = groups.length + arrays.length <= 24;
    for (const { path } of isSmall ? groups : []) open.add(nodeId(file, path));
    for (const { path } of arrays)
      if (uses.has(nodeId(file, path))) for (const id of above(file, path)) open.add(id);
  }
  return open;
}

/** Ids of elements have no blanks. */
const domId = ({ id }: Node): string => `tree-${encodeURIComponent(id)}`;

interface ItemProps {
  row: Row;
  use: string | undefined;
  isOpen: boolean;
  isSelected: boolean;
  onSelect: () => void;
  onToggle: () => void;
}

function Item({ row: { node, level }, use, isOpen, isSelected, onSelect, onToggle }: ItemProps) {
  const { array, group, name, children } = node;
  const link = array?.link ?? group?.link ?? null;
  const more = children.length - MOST_CHILDREN;
  return (
    // The keys are the tree's.
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus, and says which row is active.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys.
    <div
      id={domId(node)}
      role="treeitem"
      className={css.row}
      style={{ paddingLeft: `${(level - 1) * 12}px` }}
      aria-level={level}
      aria-selected={isSelected}
      {...(children.length > 0 ? { 'aria-expanded': isOpen } : {})}
      data-kind={array ? 'array' : 'group'}
      data-node={node.id}
      data-broken={(array?.problem ?? null) !== null || undefined}
      onClick={onSelect}
      onDoubleClick={onToggle}
    >
      <span
        className={css.mark}
        aria-hidden
        onClick={(event) => {
          event.stopPropagation();
          if (children.length > 0) onToggle();
        }}
      >
        {children.length > 0 ? (isOpen ? '▾' : '▸') : ''}
      </span>
      <code className={css.name}>{name}</code>
      {link && <span className={css.link}>→ {link.target}</span>}
      {array && !(link && use === undefined) && (
        <span className={css.facts}>{use ?? arrayText(array)}</span>
      )}
      {!array && more > 0 && isOpen && <span className={css.facts}>{more} more: search</span>}
    </div>
  );
}
