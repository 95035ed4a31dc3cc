/**
 * JSON as Python's `json.dumps(…, indent=2, ensure_ascii=False)` writes it. A document is a tree of nodes in
 * which every float is marked, since a JavaScript number does not tell 1 from 1.0.
 */
import type { FieldType } from '../catalogue/types';
import { elementType, numberText } from '../values/python';
import type { Value } from '../values/value';

/** A number together with how Python writes it. */
export class NumberNode {
  constructor(readonly text: string) {}
}

export type Node =
  | null
  | boolean
  | string
  | NumberNode
  | readonly Node[]
  | { readonly [key: string]: Node };

/** A value as a node; `type` is its field's, and says which whole numbers are floats. */
export function typed(value: Value, type?: FieldType): Node {
  if (typeof value === 'number') return new NumberNode(numberText(value, type));
  if (Array.isArray(value)) return value.map((item, i) => typed(item, elementType(type, i)));
  if (typeof value === 'object' && value !== null)
    return typedEntries(value as { [key: string]: Value }, () => undefined);
  return value as Node;
}

/** A dictionary as a node, each entry typed by its name. */
export function typedEntries(
  values: { readonly [name: string]: Value },
  typeOf: (name: string) => FieldType | undefined,
): { [name: string]: Node } {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typed(value, typeOf(name))]),
  );
}

/** The document's text, with a final newline. */
export function pythonJson(node: Node): string {
  return `${write(node, '')}\n`;
}

/** The document on one line, as `json.dumps(…, ensure_ascii=False)` writes it, with a final newline. */
export function pythonJsonLine(node: Node): string {
  return `${writeFlat(node)}\n`;
}

function writeFlat(node: Node): string {
  if (node instanceof NumberNode) return node.text;
  if (node === null || typeof node !== 'object') return JSON.stringify(node);
  if (Array.isArray(node)) return `[${node.map(writeFlat).join(', ')}]`;
  const entries = Object.entries(node).map(
    ([key, item]) => `${JSON.stringify(key)}: ${writeFlat(item)}`,
  );
  return `{${entries.join(', ')}}`;
}

function write(node: Node, indent: string): string {
  if (node instanceof NumberNode) return node.text;
  if (node === null || typeof node !== 'object') return JSON.stringify(node);
  const inner = `${indent}  `;
  if (Array.isArray(node)) {
    if (node.length === 0) return '[]';
    return `[\n${node.map((item: Node) => inner + write(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(node);
  if (entries.length === 0) return '{}';
  const lines = entries.map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${write(item, inner)}`,
  );
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
