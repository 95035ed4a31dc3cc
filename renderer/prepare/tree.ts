/** What is in the files, as a tree of groups and arrays. */
import type { SourceArray, SourceFile, SourceGroup } from '../../shared/prepare/source';

export interface Node {
  /** The same for the same place of the same file. */
  readonly id: string;
  /** Place of the file in the list of files. */
  readonly file: number;
  readonly path: string;
  readonly name: string;
  readonly array: SourceArray | null;
  readonly group: SourceGroup | null;
  readonly children: readonly Node[];
}

/** A row of the tree as it is open now. */
export interface Row {
  readonly node: Node;
  /** 1 for a file. */
  readonly level: number;
}

/** A group shows no more of its children at once; the search finds the others. */
export const MOST_CHILDREN = 200;

export const nodeId = (file: number, path: string): string => `${file} ${path}`;

interface Growing extends Node {
  readonly children: Growing[];
}

/** A node for each file, with its groups and arrays below it. */
export const treeOf = (files: readonly SourceFile[]): Node[] =>
  files.map((file, index) => fileNode(file, index));

function fileNode({ name, groups, arrays }: SourceFile, file: number): Node {
  const node = (path: string, own: string): Growing => ({
    id: nodeId(file, path),
    ...{ file, path, name: own, array: null, group: null, children: [] },
  });
  const groupOf = new Map(groups.map((group) => [group.path, group]));
  const root: Growing = { ...node('/', name), group: groupOf.get('/') ?? null };
  const known = new Map<string, Growing>([['/', root]]);
  const groupAt = (path: string): Growing => {
    const there = known.get(path);
    if (there) return there;
    const parts = path.split('/');
    const own = parts.pop() ?? '';
    const made: Growing = { ...node(path, own), group: groupOf.get(path) ?? null };
    known.set(path, made);
    groupAt(parts.join('/') || '/').children.push(made);
    return made;
  };
  for (const { path } of groups) groupAt(path);
  for (const array of arrays) {
    // The keys of an npz have no folders; a file of one array has no name for it.
    const isPath = array.path.startsWith('/');
    const parts = isPath ? array.path.split('/') : [array.path];
    const own = parts.pop() ?? '';
    const holder = isPath ? groupAt(parts.join('/') || '/') : root;
    holder.children.push({ ...node(array.path, own === '' ? name : own), array });
  }
  return root;
}

/** The rows that are in view: children of open nodes alone, or what the search finds with all that leads there. */
export function rowsOf(
  nodes: readonly Node[],
  isOpen: (node: Node) => boolean,
  query = '',
  level = 1,
): Row[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ path, name }: Node) =>
    words.every((word) => `${path} ${name}`.toLowerCase().includes(word));
  const rows = (of: readonly Node[], at: number): Row[] =>
    of.slice(0, words.length > 0 ? undefined : MOST_CHILDREN).flatMap((node) => {
      if (words.length === 0)
        return [{ node, level: at }, ...(isOpen(node) ? rows(node.children, at + 1) : [])];
      const below = rows(node.children, at + 1);
      return below.length > 0 || matches(node) ? [{ node, level: at }, ...below] : [];
    });
  return rows(nodes, level).slice(0, words.length > 0 ? MOST_CHILDREN : undefined);
}

/** Ids of the nodes above a place, which have to be open for it to be in view. */
export function above(file: number, path: string): string[] {
  const parts = path.startsWith('/') ? path.split('/').slice(1, -1) : [];
  return [
    nodeId(file, '/'),
    ...parts.map((_, i) => nodeId(file, `/${parts.slice(0, i + 1).join('/')}`)),
  ];
}
