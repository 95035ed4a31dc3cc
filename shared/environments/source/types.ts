/** Annotations of dataclass fields as field types. */
import type { SyntaxNode } from '@lezer/common';
import type { FieldType } from '../../values/fieldType';
import { formatValue } from '../../values/python';
import { expressionOf } from '../../values/syntax/expression';
import { childrenOf, parseLine, type Source, textOf } from '../../values/syntax/source';
import { lastPart } from './module';
import type { Scope } from './values';

const PLAIN: { readonly [name: string]: FieldType } = {
  int: { kind: 'int' },
  float: { kind: 'float' },
  bool: { kind: 'bool' },
  str: { kind: 'str' },
  Path: { kind: 'path' },
  Tensor: { kind: 'tensor' },
  ModelConfig: { kind: 'ModelConfig' },
};
const DEEPEST = 12;

/** `None` by itself. */
const NONE = 'none';
type Part = FieldType | typeof NONE;

/** The type of an annotation; null for one that no field of a target has. */
export function typeOf(node: SyntaxNode, source: Source, scope: Scope): FieldType | null {
  const part = partOf(node, source, scope, 0);
  return part === NONE ? null : part;
}

/** Whether a dataclass makes no field of a declaration. */
export const isNoField = (annotation: string): boolean =>
  /^['"]?(?:\w+\.)*(?:ClassVar|InitVar|KW_ONLY)\b/.test(annotation);

function partOf(node: SyntaxNode, source: Source, scope: Scope, depth: number): Part | null {
  if (depth > DEEPEST) return null;
  const text = textOf(source, node);
  const inner = (other: SyntaxNode) => partOf(other, source, scope, depth + 1);
  const parts = childrenOf(node);
  switch (node.name) {
    case 'None':
      return NONE;
    case 'String': {
      const read = expressionOf(source, node);
      return read.kind === 'value' && typeof read.value === 'string'
        ? ofText(read.value, scope, depth + 1)
        : null;
    }
    case 'ParenthesizedExpression':
      return parts[1] ? inner(parts[1]) : null;
    case 'BinaryExpression': {
      const [left, operator, right] = parts;
      const isUnion = operator !== undefined && textOf(source, operator) === '|';
      return left && right && isUnion ? unionOf([inner(left), inner(right)]) : null;
    }
    case 'MemberExpression': {
      const [head] = parts;
      if (!head || !parts.some(({ name }) => name === '[')) return ofName(text, scope, depth);
      const between = parts.slice(1).filter(({ name }) => !/^[[\],]$/.test(name));
      // `Tuple[(int, int)]` and `Tuple[int, int]` are one.
      const [only] = between;
      const args = only?.name === 'TupleExpression' ? childrenOf(only).slice(1, -1) : between;
      const items = args.filter(({ name }) => name !== ',');
      return ofGeneric(lastPart(textOf(source, head)), items, source, inner);
    }
    case 'VariableName':
      return ofName(text, scope, depth);
    default:
      return null;
  }
}

/** A type by its name, or what the module gives that name to. */
function ofName(path: string, scope: Scope, depth: number): Part | null {
  const name = lastPart(path.replaceAll(/\s/g, ''));
  const alias = scope.module.names.get(name);
  if (alias) return ofText(alias.text, scope, depth + 1);
  return Object.hasOwn(PLAIN, name) ? (PLAIN[name] ?? null) : null;
}

function ofText(text: string, scope: Scope, depth: number): Part | null {
  const source = parseLine(text);
  const statement = source.tree.topNode.firstChild;
  const [node, more] = statement ? childrenOf(statement) : [];
  return node && !more ? partOf(node, source, scope, depth) : null;
}

function ofGeneric(
  name: string,
  args: readonly SyntaxNode[],
  source: Source,
  inner: (node: SyntaxNode) => Part | null,
): Part | null {
  const [first, second] = args;
  if (!first) return null;
  switch (name) {
    case 'Literal':
      return literalOf(args, source);
    case 'Optional':
      return unionOf([inner(first), NONE]);
    case 'Union':
      return unionOf(args.map(inner));
    case 'Annotated':
    case 'Final':
      return inner(first);
    case 'List':
    case 'list':
    case 'Sequence':
      return listOf(inner(first));
    case 'Tuple':
    case 'tuple': {
      if (second?.name === 'Ellipsis') return listOf(inner(first));
      const of = args.map(inner).filter(isType);
      return of.length === args.length ? { kind: 'tuple', of } : null;
    }
    default:
      return null;
  }
}

const isType = (part: Part | null): part is FieldType => part !== null && part !== NONE;

const listOf = (of: Part | null): FieldType | null => (isType(of) ? { kind: 'list', of } : null);

function literalOf(args: readonly SyntaxNode[], source: Source): FieldType | null {
  const choices: (string | number)[] = [];
  let nullable = false;
  for (const node of args) {
    const read = expressionOf(source, node);
    if (read.kind !== 'value') return null;
    if (read.value === null) nullable = true;
    else if (typeof read.value === 'string' || typeof read.value === 'number')
      choices.push(read.value);
    else return null;
  }
  return { kind: 'enum', choices, ...(nullable ? { nullable: true as const } : {}) };
}

function unionOf(parts: readonly (Part | null)[]): Part | null {
  let nullable = false;
  const of: FieldType[] = [];
  for (const part of parts) {
    if (part === null) return null;
    if (part === NONE) {
      nullable = true;
      continue;
    }
    const { nullable: isNullable, ...plain } = part;
    nullable ||= isNullable === true;
    of.push(...(plain.kind === 'union' ? plain.of : [plain]));
  }
  const [only, more] = of;
  if (!only) return NONE;
  const type: FieldType = more ? { kind: 'union', of } : only;
  return nullable ? { ...type, nullable: true } : type;
}

/** A type as Python writes it. */
export function pythonType(type: FieldType): string {
  const text = plainText(type);
  return type.nullable ? `${text} | None` : text;
}

function plainText(type: FieldType): string {
  switch (type.kind) {
    case 'enum':
      return `Literal[${type.choices.map((choice) => formatValue(choice)).join(', ')}]`;
    case 'tuple':
      return `tuple[${type.of.map(pythonType).join(', ')}]`;
    case 'list':
      return `list[${pythonType(type.of)}]`;
    case 'union':
      return type.of.map(pythonType).join(' | ');
    case 'path':
      return 'Path';
    case 'tensor':
      return 'Tensor';
    default:
      return type.kind;
  }
}
