/** What a file of another program holds, for a terminal: its tree, as HDF5 viewers show it. */
import path from 'node:path';
import { shapeText } from '../../shared/dataset/probeSize';
import { AppError } from '../../shared/errors/appError';
import { errorText } from '../../shared/errors/words';
import { recogniseSources } from '../../shared/prepare/layouts';
import { filesIn } from '../../shared/prepare/series';
import {
  type Attributes,
  type SmallValue,
  SOURCE_KINDS,
  type Source,
  type SourceArray,
  type SourceFile,
  type SourceLink,
} from '../../shared/prepare/source';
import { type ChosenFile, chosenFiles } from '../node/prepare/chosenFiles';
import { openSource } from '../node/prepare/sources/openSource';
import { EXIT } from './exit';
import { errorJson, type Io, say, sayApart, sayJson } from './io';
import { layoutLines, layoutsJson } from './layoutText';

/** @param full absolute. Returns the exit code. Throws an `AppError` for a file that cannot be read. */
export async function inspectSource(
  file: string,
  full: string,
  { json = false }: { readonly json?: boolean },
  io: Io,
): Promise<number> {
  const { files, notes } = await chosenFiles([full]);
  const source = await opened(files[0] ?? { path: full, series: null }, io);
  for (const note of notes) say(io.stderr, `note: ${note}`);
  try {
    const found = await recogniseSources([source]);
    if (json) sayJson(io.stdout, { ...jsonOf(file, source.file), layouts: layoutsJson(found) });
    else {
      for (const line of lines(file, source.file)) say(io.stdout, line);
      sayApart(io.stdout, ...layoutLines(found, source.file));
    }
  } finally {
    await source.close();
  }
  return EXIT.ok;
}

async function opened({ path: full, series }: ChosenFile, { dist }: Io): Promise<Source> {
  if (dist === undefined) throw new AppError('loader-missing', { file: 'sources.cjs' });
  return openSource(full, { worker: path.join(dist, 'sources', 'sources.cjs'), series });
}

/** The layout alone, where the arrays were shown as a dataset's. */
export async function sayLayout(full: string, io: Io): Promise<void> {
  const source = await opened({ path: full, series: null }, io);
  try {
    sayApart(io.stdout, ...layoutLines(await recogniseSources([source]), source.file));
  } finally {
    await source.close();
  }
}

const jsonOf = (file: string, { kind, series, bytes, groups, arrays, problems }: SourceFile) => ({
  file,
  kind,
  ...(series && { series }),
  bytes,
  groups,
  arrays: arrays.map(({ problem, ...array }) => ({
    ...array,
    problem: problem && errorJson(problem),
  })),
  problems: problems.map(errorJson),
});

/** A group or an array, with what is in it. */
interface Node {
  readonly attributes: Attributes;
  readonly link: SourceLink | null;
  readonly array: SourceArray | null;
  readonly children: Map<string, Node>;
}

function* lines(file: string, source: SourceFile): Generator<string, void> {
  const { name, kind, series, bytes, arrays, problems } = source;
  const files = series ? `${filesIn(series)} files \`${name}\`  ` : '';
  yield `${file}  ${files}${SOURCE_KINDS[kind].label}  ${bytes} bytes`;
  yield '';
  const [only] = arrays;
  if (only && only.path === '' && arrays.length === 1) yield `  ${arrayText(only)}`;
  else yield* nodeLines(treeOf(source), '  ');
  const unread = arrays.flatMap(({ problem }) => problem ?? []);
  if (unread.length + problems.length > 0) yield '';
  for (const problem of [...unread, ...problems]) yield errorText(problem);
}

function treeOf({ groups, arrays }: SourceFile): Node {
  const root = node(groups[0]?.attributes ?? {}, null, null);
  for (const { path: name, attributes, link } of groups.slice(1))
    place(root, name, node(attributes, link, null));
  for (const array of arrays) place(root, array.path, node(array.attributes, array.link, array));
  return root;
}

const node = (
  attributes: Attributes,
  link: SourceLink | null,
  array: SourceArray | null,
): Node => ({
  attributes,
  link,
  array,
  children: new Map(),
});

/** Groups come before what is in them, except where there are none: in an npz a name is a name. */
function place(root: Node, name: string, own: Node): void {
  const parts = name.startsWith('/') ? name.slice(1).split('/') : [name];
  let at = root;
  for (const part of parts.slice(0, -1)) {
    const next = at.children.get(part) ?? node({}, null, null);
    at.children.set(part, next);
    at = next;
  }
  at.children.set(parts.at(-1) ?? '', own);
}

function* nodeLines({ attributes, children }: Node, indent: string): Generator<string, void> {
  for (const [name, value] of Object.entries(attributes))
    yield `${indent}@${name} = ${valueText(value)}`;
  const names = [...children].filter(([, { array }]) => array).map(([name]) => name);
  const width = Math.max(0, ...names.map((name) => name.length));
  for (const [name, child] of children) {
    const link = child.link ? `  → ${child.link.target}` : '';
    yield child.array
      ? `${indent}${name.padEnd(width)}  ${arrayText(child.array)}${link}`
      : `${indent}${name}/${link}`;
    yield* nodeLines(child, `${indent}  `);
  }
}

function arrayText({ dtype, type, shape, value, chunks, filters, problem, columns }: SourceArray) {
  if (problem && type === '') return problem.code;
  const stored = [chunks ? `chunks ${shapeText(chunks)}` : [], ...filters].flat();
  return [
    dtype === 'other' ? type : dtype,
    shapeText(shape),
    value === null ? [] : valueText(value),
    columns === null ? [] : `columns ${columns.join(', ')}`,
    stored.length === 0 ? [] : stored.join(', '),
    problem ? problem.code : [],
  ]
    .flat()
    .join('  ');
}

const MOST_SHOWN = 80;

function valueText(value: SmallValue): string {
  const one = (part: string | number | boolean) =>
    typeof part === 'string' ? JSON.stringify(part) : String(part);
  const text = Array.isArray(value) ? `[${value.map(one).join(', ')}]` : one(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
