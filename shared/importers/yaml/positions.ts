/** Reads YAML 1.2 with the position of every value. */

import type { Document, Scalar } from 'yaml';
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { wholeNumber } from '../../values/value';
import { tooMuchYaml } from '../limits';

export interface Problem {
  /** A sentence. */
  readonly message: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

export type PathInYaml = readonly (string | number)[];

export interface YamlReading {
  /** undefined when there are problems. */
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** A problem at the value at `path`, or at its key `key`; where there is none, at the nearest existing one. */
  readonly problemAt: (message: string, path: PathInYaml, key?: string) => Problem;
}

/** Reads one document. Never throws: problems have line and column. */
export function readYaml(text: string): YamlReading {
  const limit = tooMuchYaml(text, MAX_LENGTH);
  if (limit) return refused(limit.message);
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    // Its warnings are among the problems; it must not write them to the terminal.
    logLevel: 'error',
    intAsBigInt: true,
  });
  const at = (message: string, offset: number): Problem => {
    const { line, col } = counter.linePos(offset);
    return { message, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problemAt = (message: string, path: PathInYaml, key?: string) =>
    at(message, offsetOf(document, path, key));
  const problems = [
    ...[...document.errors, ...document.warnings].map(({ message, pos }) =>
      at(`${message}.`, pos[0]),
    ),
    ...contentProblems(document).map(({ message, offset }) => at(message, offset)),
  ];
  if (problems.length > 0) return { data: undefined, problems, problemAt };
  try {
    return { data: withNumbers(document.toJS()), problems: [], problemAt };
  } catch (error) {
    // Recursive aliases.
    const message = `The aliases cannot be followed: ${error instanceof Error ? error.message : error}.`;
    return { data: undefined, problems: [at(message, 0)], problemAt };
  }
}

/** Whole numbers are read exactly; those that a `number` keeps are one (`Value`). */
function withNumbers(data: unknown): unknown {
  if (typeof data === 'bigint') return wholeNumber(data);
  if (Array.isArray(data)) return data.map(withNumbers);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, withNumbers(item)]));
}

/** Lists of values may be long; but each problem is looked up from the top, so length costs twice over. */
const MAX_LENGTH = 256 * 1024;

/** Text that must not be passed to the `yaml` package. */
const refused = (message: string): YamlReading => {
  const problem = { message, line: 1, column: 1 };
  return { data: undefined, problems: [problem], problemAt: () => problem };
};

/** Plain words that are text in YAML 1.2, and what was probably meant. */
export const WORDS: { readonly [word: string]: string } = {
  None: 'null',
  yes: 'true',
  no: 'false',
  on: 'true',
  off: 'false',
};

/** Words with another meaning in older YAML or Python, unsupported numbers, recursive aliases. */
function contentProblems(document: Document): { message: string; offset: number }[] {
  const found: { message: string; offset: number }[] = [];
  visit(document, {
    Scalar(key, node) {
      const message = key === 'key' ? null : scalarProblem(node);
      if (message !== null) found.push({ message, offset: node.range?.[0] ?? 0 });
    },
    Alias(_key, node, within) {
      const meant = node.resolve(document);
      if (meant && within.includes(meant))
        found.push({
          message: `The alias *${node.source} is inside its own anchor.`,
          offset: node.range?.[0] ?? 0,
        });
    },
  });
  return found;
}

function scalarProblem({ type, value, source = '' }: Scalar): string | null {
  if (typeof value === 'number' && !Number.isFinite(value))
    return `${source} is not a number that a payload can contain.`;
  const meant = Object.hasOwn(WORDS, source) ? WORDS[source] : undefined;
  if (type !== 'PLAIN' || typeof value !== 'string' || meant === undefined) return null;
  return `${source} is text in YAML 1.2. Write ${meant}, or "${source}" if you mean the text.`;
}

function offsetOf(document: Document, path: PathInYaml, key?: string): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (!isNode(node)) continue;
    const wanted = length === path.length ? key : String(path[length]);
    if (isMap(node) && wanted !== undefined)
      for (const pair of node.items)
        if (isScalar(pair.key) && String(pair.key.value) === wanted)
          return pair.key.range?.[0] ?? 0;
    return node.range?.[0] ?? 0;
  }
  return 0;
}
