/**
 * JSON as Python's `json.dumps(…, indent=2, ensure_ascii=False)` writes it. A document is a tree of nodes in
 * which every float is marked, since a JavaScript number does not distinguish 1 from 1.0.
 */
import type { FieldType } from '../values/fieldType';
import { elementType, numberText } from '../values/python';
import type { Value } from '../values/value';

/** Text that goes into the document as it is: a number as Python writes it, or a part that was written before. */
export class Literal {
  constructor(readonly text: string) {}
}

export type Node =
  | null
  | boolean
  | string
  | Literal
  | readonly Node[]
  | { readonly [key: string]: Node };

/** A value as a node; `type` is its field's, and decides which whole numbers are floats. */
export function typed(value: Value, type?: FieldType): Node {
  if (typeof value === 'number' || typeof value === 'bigint')
    return new Literal(numberText(value, type));
  if (Array.isArray(value)) return value.map((item, i) => typed(item, elementType(type, i)));
  if (typeof value === 'object' && value !== null)
    return typedEntries(value as { [key: string]: Value }, () => undefined);
  return value as Node;
}

/** Whether a value is a node, of whatever type its field is. */
const isPlain = (value: Value): boolean =>
  value === null || typeof value === 'string' || typeof value === 'boolean';

/** A dictionary as a node, each entry typed by its name. */
export function typedEntries(
  values: { readonly [name: string]: Value },
  typeOf: (name: string) => FieldType | undefined,
): { [name: string]: Node } {
  // A copy has the names already, `__proto__` as any other; most values are nodes.
  const nodes = { ...values } as { [name: string]: Node };
  for (const name of Object.keys(values)) {
    const value = values[name] ?? null;
    if (!isPlain(value)) nodes[name] = typed(value, typeOf(name));
  }
  return nodes;
}

/**
 * Dictionaries on one line, each with nearly the values of the one before: an entry is written again only where its value
 * is another.
 */
export class EntryTexts {
  private readonly known = new Map<string, { readonly value: Value; readonly text: string }>();

  constructor(private readonly typeOf: (name: string) => FieldType | undefined) {}

  /** A dictionary as `typedEntries` has it, after the entries of `first`. */
  node(
    values: { readonly [name: string]: Value },
    first: { readonly [name: string]: Node } = {},
  ): Literal {
    let text = entriesText(first);
    for (const name of Object.keys(values))
      text += `${text === '' ? '' : ', '}${this.entry(name, values[name] ?? null)}`;
    return new Literal(`{${text}}`);
  }

  private entry(name: string, value: Value): string {
    const before = this.known.get(name);
    if (before && Object.is(before.value, value)) return before.text;
    const text = `${keyText(name)}: ${writeFlat(typed(value, this.typeOf(name)))}`;
    if (before || this.known.size < MOST_KEYS) this.known.set(name, { value, text });
    return text;
  }
}

/** The document's text, with a final newline; a part of one where it is indented by `indent`. */
export function pythonJson(node: Node, indent = ''): string {
  return `${write(node, indent)}\n`;
}

/** The document on one line, as `json.dumps(…, ensure_ascii=False)` writes it, with a final newline. */
export function pythonJsonLine(node: Node): string {
  return `${writeFlat(node)}\n`;
}

function writeFlat(node: Node): string {
  if (node instanceof Literal) return node.text;
  if (node === null || typeof node !== 'object') return JSON.stringify(node);
  let text = '';
  if (Array.isArray(node)) {
    for (const item of node as readonly Node[])
      text += `${text === '' ? '' : ', '}${writeFlat(item)}`;
    return `[${text}]`;
  }
  return `{${entriesText(node as { readonly [key: string]: Node })}}`;
}

function entriesText(entries: { readonly [key: string]: Node }): string {
  let text = '';
  for (const key of Object.keys(entries))
    text += `${text === '' ? '' : ', '}${keyText(key)}: ${writeFlat(entries[key] ?? null)}`;
  return text;
}

/** The text of a node at `indent`. Concatenating is several times quicker than joining arrays of lines. */
function write(node: Node, indent: string): string {
  if (node instanceof Literal) return node.text;
  if (node === null || typeof node !== 'object') return JSON.stringify(node);
  const inner = `${indent}  `;
  let text = '';
  if (Array.isArray(node)) {
    for (const item of node as readonly Node[])
      text += `${text === '' ? '' : ',\n'}${inner}${write(item, inner)}`;
    return text === '' ? '[]' : `[\n${text}\n${indent}]`;
  }
  const entries = node as { readonly [key: string]: Node };
  for (const key of Object.keys(entries))
    text += `${text === '' ? '' : ',\n'}${inner}${keyText(key)}: ${write(entries[key] ?? null, inner)}`;
  return text === '' ? '{}' : `{\n${text}\n${indent}}`;
}

const keyTexts = new Map<string, string>();

/** Keys are names of fields, and come again and again; the few that are not do not stay for ever. */
function keyText(key: string): string {
  const known = keyTexts.get(key);
  if (known !== undefined) return known;
  const text = JSON.stringify(key);
  if (keyTexts.size < MOST_KEYS) keyTexts.set(key, text);
  return text;
}

const MOST_KEYS = 2000;
