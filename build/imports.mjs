// @ts-check
/**
 * Imports between the project's own files: no circle of any size, none upwards in the order of `layers.mjs`. Type-only
 * and lazy imports count. `npm run check` checks; `node build/imports.mjs` prints what `layers.mjs` would have to list.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { KNOWN_ARROWS, KNOWN_CIRCLES, LAYERS, ONLY_IN } from './layers.mjs';
import { ROOT } from './paths.mjs';
import { isStarted } from './started.mjs';

/**
 * @typedef {{ readonly [tree: string]: { readonly order: readonly (readonly string[])[], readonly above: readonly string[] } }} Layers
 * @typedef {{ readonly from: string, readonly to: string }} Import `to` is a file of the project or a package.
 * @typedef {{
 *   readonly layers: Layers,
 *   readonly onlyIn: { readonly [name: string]: readonly string[] },
 *   readonly arrows: readonly (readonly [from: string, to: string, imports: number])[],
 *   readonly circles: readonly (readonly string[])[],
 * }} Order
 */

/** @type {Order} */
export const ORDER = {
  layers: LAYERS,
  onlyIn: ONLY_IN,
  arrows: KNOWN_ARROWS,
  circles: KNOWN_CIRCLES,
};

const SOURCE = /\.(?:ts|tsx|mjs|cts|mts)$/;

/**
 * What every source file imports, by its path from the root.
 * @returns {Map<string, readonly string[]>}
 */
export function readImports(root = ROOT) {
  const tops = ['build', 'electron', 'renderer', 'shared', 'test'];
  const files = tops.flatMap((top) =>
    readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(top, file.replaceAll(path.sep, '/')))
      .filter((file) => SOURCE.test(file) && !file.includes('node_modules/')),
  );
  return new Map(
    files
      .sort()
      .map((file) => [file, importsIn(file, readFileSync(path.join(root, file), 'utf8'))]),
  );
}

/**
 * The modules that a file names, as it names them.
 * @param {string} file
 * @param {string} text
 * @returns {string[]}
 */
export function importsIn(file, text) {
  const { program, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  /** @type {Set<string>} */
  const named = new Set();
  /** @param {{ readonly source?: unknown }} node */
  const add = ({ source }) => {
    if (typeof source !== 'object' || source === null || !('value' in source)) return;
    if (typeof source.value === 'string') named.add(source.value);
  };
  new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
  }).visit(program);
  return [...named];
}

/**
 * What is wrong with the imports, a line each; empty when nothing is.
 * @param {ReadonlyMap<string, readonly string[]>} files
 * @param {Order} order
 * @returns {string[]}
 */
export function checkImports(files, order = ORDER) {
  const imports = resolvedImports(files);
  return [
    ...packageProblems(imports, order),
    ...arrowProblems(imports, files, order),
    ...circleProblems(findCircles(imports), order.circles),
  ];
}

/**
 * @param {ReadonlyMap<string, readonly string[]>} files
 * @returns {Import[]}
 */
const resolvedImports = (files) =>
  [...files].flatMap(([from, names]) =>
    names.flatMap((name) => {
      const to = name.startsWith('.') ? resolved(from, name, files) : name;
      return to === undefined ? [] : [{ from, to }];
    }),
  );

/**
 * The file that a relative import means; undefined for what is no source (styles, scripts as text).
 * @param {string} from
 * @param {string} name
 * @param {ReadonlyMap<string, unknown>} files
 */
function resolved(from, name, files) {
  const base = path.posix.join(path.posix.dirname(from), name);
  const ends = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx'];
  return ends.map((end) => base + end).find((file) => files.has(file));
}

/**
 * @param {readonly Import[]} imports
 * @param {Order} order
 */
function packageProblems(imports, { onlyIn }) {
  return imports.flatMap(({ from, to }) => {
    const folders = Object.hasOwn(onlyIn, to) ? onlyIn[to] : undefined;
    const tree = /^(?:electron|renderer|shared)\//.test(from);
    return !tree || !folders || folders.some((folder) => from.startsWith(`${folder}/`))
      ? []
      : [`${from} imports ${to}, which is for ${folders.join(', ')} alone`];
  });
}

/**
 * @param {readonly Import[]} imports
 * @param {ReadonlyMap<string, unknown>} files
 * @param {Order} order
 */
function arrowProblems(imports, files, { layers, arrows }) {
  /** @type {Map<string, { known: number, seen: Import[] }>} */
  const upward = new Map(
    arrows.map(([from, to, known]) => [`${from} -> ${to}`, { known, seen: [] }]),
  );
  /** @type {Set<string>} */
  const unplaced = new Set();
  for (const one of imports) {
    if (!files.has(one.to)) continue;
    const [from, to] = [placeOf(one.from, layers), placeOf(one.to, layers)];
    const tree = treeOf(from);
    if (from === to || !Object.hasOwn(layers, tree)) continue;
    for (const folder of [from, to])
      if (Object.hasOwn(layers, treeOf(folder)) && levelOf(folder, layers) < 0)
        unplaced.add(folder);
    if (isDownward(from, to, layers)) continue;
    const key = `${from} -> ${to}`;
    const arrow = upward.get(key) ?? { known: 0, seen: [] };
    arrow.seen.push(one);
    upward.set(key, arrow);
  }
  return [
    ...[...unplaced].map((folder) => `${folder} has no layer: enter it in build/layers.mjs`),
    ...[...upward].flatMap(([key, { known, seen }]) => {
      if (seen.length === known) return [];
      if (seen.length < known)
        return [
          `${key}: build/layers.mjs knows ${known} imports, there are ${seen.length}: lower it`,
        ];
      const list = seen.map(({ from, to }) => `\n    ${from} imports ${to}`).join('');
      return [`${key} is no way down (known: ${known}, there are ${seen.length}):${list}`];
    }),
  ];
}

/**
 * The innermost place of a file that has a layer, itself included; its folder in the tree where none has.
 * @param {string} file
 * @param {Layers} layers
 */
function placeOf(file, layers) {
  const parts = file.split('/');
  for (let length = parts.length; length > 2; length -= 1) {
    const place = parts.slice(0, length).join('/');
    if (levelOf(place, layers) >= 0) return place;
  }
  return path.posix.dirname(file).split('/').slice(0, 2).join('/');
}
/** @param {string} folder */
const treeOf = (folder) => folder.split('/')[0] ?? '';

/**
 * @param {string} folder
 * @param {Layers} layers
 */
const levelOf = (folder, layers) =>
  layers[treeOf(folder)]?.order.findIndex((row) => row.includes(folder)) ?? -1;

/**
 * @param {string} from
 * @param {string} to
 * @param {Layers} layers
 */
function isDownward(from, to, layers) {
  if (treeOf(from) !== treeOf(to)) return layers[treeOf(from)]?.above.includes(treeOf(to)) ?? false;
  return levelOf(from, layers) < levelOf(to, layers);
}

/**
 * Files that import each other, directly or through others (Tarjan's strongly connected components).
 * @param {readonly Import[]} imports
 * @returns {string[][]}
 */
function findCircles(imports) {
  /** @type {Map<string, string[]>} */
  const targets = new Map();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  /** @type {Map<string, { index: number, low: number, open: boolean }>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[][]} */
  const circles = [];
  /** @param {string} file */
  const close = (file) => {
    const circle = stack.splice(stack.indexOf(file));
    for (const one of circle) Object.assign(seen.get(one) ?? {}, { open: false });
    if (circle.length > 1 || targets.get(file)?.includes(file)) circles.push(circle.sort());
  };
  /** @param {string} file */
  const visit = (file) => {
    const mine = { index: seen.size, low: seen.size, open: true };
    seen.set(file, mine);
    stack.push(file);
    for (const to of targets.get(file) ?? []) {
      const known = seen.get(to);
      if (!known) mine.low = Math.min(mine.low, visit(to).low);
      else if (known.open) mine.low = Math.min(mine.low, known.index);
    }
    if (mine.low === mine.index) close(file);
    return mine;
  };
  for (const file of targets.keys()) if (!seen.has(file)) visit(file);
  return circles;
}

/**
 * @param {readonly (readonly string[])[]} circles
 * @param {readonly (readonly string[])[]} known
 */
function circleProblems(circles, known) {
  const key = (/** @type {readonly string[]} */ files) => files.join(' ');
  const there = new Set(circles.map(key));
  const allowed = new Set(known.map(key));
  return [
    ...circles
      .filter((circle) => !allowed.has(key(circle)))
      .map((circle) => {
        const what =
          circle.length === 1
            ? '1 file imports itself'
            : `${circle.length} files import each other`;
        return `${what}:\n    ${circle.join('\n    ')}`;
      }),
    ...known
      .filter((circle) => !there.has(key(circle)))
      .map((circle) => `build/layers.mjs knows a circle that is gone: ${key(circle)}`),
  ];
}

/** What the lists of `layers.mjs` would have to hold. */
function list() {
  const none = { ...ORDER, arrows: [], circles: [] };
  const files = readImports();
  const imports = resolvedImports(files);
  const arrows = arrowProblems(imports, files, none).map((line) =>
    line.replace(/^(\S+) -> (\S+) .* (\d+)\):[\s\S]*$/, "  ['$1', '$2', $3],"),
  );
  return [...arrows.sort(), ...findCircles(imports).map((circle) => JSON.stringify(circle))];
}

if (isStarted(import.meta.url)) console.log(list().join('\n'));
