/** What an expression of a module is worth, where that can be seen without running it. */
import { expressionOf } from '../../values/syntax/expression';
import { childrenOf, parseLine } from '../../values/syntax/source';
import type { Expression } from '../../values/syntax/types';
import { asNumber, isValues, type Value } from '../../values/value';
import { lastPart, type Module } from './module';

/** Modules by the last part of their name. */
export interface Scope {
  readonly module: Module;
  readonly modules: ReadonlyMap<string, Module>;
  /** How many expressions were looked at: names that refer to one another many times are given up. */
  readonly steps: { count: number };
}

const DEEPEST = 20;
const MOST_STEPS = 50_000;

/** The value; undefined where only Python can compute it. */
export function literalOf(expression: Expression, scope: Scope, depth = 0): Value | undefined {
  scope.steps.count += 1;
  if (depth > DEEPEST || scope.steps.count > MOST_STEPS) return undefined;
  const inner = (other: Expression) => literalOf(other, scope, depth + 1);
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'name':
      return ofName(expression.name, scope, depth + 1);
    case 'list':
      return itemsOf(expression.items, inner);
    case 'dict':
      return entriesOf(expression.entries, inner);
    case 'unary': {
      const number = asNumber(inner(expression.of));
      if (number === undefined || expression.operator === 'not') return undefined;
      return expression.operator === '-' ? -number : number;
    }
    case 'binary':
      return computed(expression.operator, inner(expression.left), inner(expression.right));
    case 'call':
      return ofCall(expression, scope, inner);
    case 'unknown':
      return ofText(expression.text, scope, depth + 1);
    default:
      return undefined;
  }
}

/** A constant of the module, one that it imports, or `Class.field`: the default of that field. */
function ofName(name: string, scope: Scope, depth: number): Value | undefined {
  const [first = '', second, more] = name.split('.');
  if (second !== undefined) return more ? undefined : ofField(first, second, scope, depth);
  const known = scope.module.names.get(name);
  if (known) return literalOf(known, scope, depth);
  const imported = scope.module.imports.get(name);
  const module = imported && scope.modules.get(imported.module);
  return module && ofName(imported.name, { ...scope, module }, depth + 1);
}

function ofField(name: string, field: string, scope: Scope, depth: number): Value | undefined {
  const declared = scope.module.classes.get(name)?.fields.find((known) => known.name === field);
  return declared?.value ? defaultOf(declared.value, scope, depth + 1) : undefined;
}

/** The default that a dataclass gives a field; undefined where only Python can compute it. */
export function defaultOf(value: Expression, scope: Scope, depth = 0): Value | undefined {
  if (value.kind !== 'call' || lastPart(value.name) !== 'field')
    return literalOf(value, scope, depth);
  const given = value.keywords.get('default');
  if (given) return literalOf(given, scope, depth + 1);
  const factory = value.keywords.get('default_factory');
  if (factory?.kind === 'name') {
    if (['list', 'tuple', 'set', 'frozenset'].includes(factory.name)) return [];
    return factory.name === 'dict' ? {} : undefined;
  }
  const body = /^lambda\s*:(.*)$/s.exec(factory?.text ?? '')?.[1];
  return body === undefined ? undefined : ofSource(body, scope, depth + 1);
}

/** Whether `field(…)` gives a default at all. */
export const hasDefault = (value: Expression): boolean =>
  value.kind !== 'call' ||
  lastPart(value.name) !== 'field' ||
  value.keywords.has('default') ||
  value.keywords.has('default_factory');

/** `Class().field`, and sets, which the expressions leave as text. */
function ofText(text: string, scope: Scope, depth: number): Value | undefined {
  const [, name, field] = /^(\w+)\(\s*\)\s*\.\s*(\w+)$/.exec(text.trim()) ?? [];
  if (name !== undefined && field !== undefined) return ofField(name, field, scope, depth);
  const items = /^\{([^{}:]*)\}$/s.exec(text.trim())?.[1];
  return items === undefined ? undefined : ofSource(`[${items}]`, scope, depth);
}

function ofSource(text: string, scope: Scope, depth: number): Value | undefined {
  const source = parseLine(text.trim());
  const statement = source.tree.topNode.firstChild;
  const [node, more] = statement ? childrenOf(statement) : [];
  return node && !more ? literalOf(expressionOf(source, node), scope, depth) : undefined;
}

const COLLECTIONS = new Set(['frozenset', 'set', 'tuple', 'list', 'dict']);
const PATHS = new Set(['Path', 'PurePath', 'PosixPath']);

function ofCall(
  { name, args, keywords }: Extract<Expression, { kind: 'call' }>,
  scope: Scope,
  inner: (of: Expression) => Value | undefined,
): Value | undefined {
  const [argument, more] = args;
  const called = lastPart(name);
  // A module may define a function of that name.
  if (more || keywords.size > 0 || scope.module.names.has(called)) return undefined;
  if (COLLECTIONS.has(called)) {
    if (!argument) return called === 'dict' ? {} : [];
    const value = inner(argument);
    return (called === 'dict' ? isValues(value) : Array.isArray(value)) ? value : undefined;
  }
  const value = PATHS.has(called) && argument ? inner(argument) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function itemsOf(
  items: readonly Expression[],
  inner: (of: Expression) => Value | undefined,
): Value | undefined {
  const values: Value[] = [];
  for (const item of items) {
    const value = inner(item.kind === 'spread' ? item.of : item);
    if (value === undefined) return undefined;
    if (item.kind !== 'spread') values.push(value);
    else if (Array.isArray(value)) values.push(...value);
    else return undefined;
  }
  return values;
}

function entriesOf(
  entries: readonly (readonly [string | null, Expression])[],
  inner: (of: Expression) => Value | undefined,
): Value | undefined {
  const merged = new Map<string, Value>();
  for (const [key, expression] of entries) {
    const value = inner(expression);
    if (value === undefined) return undefined;
    if (key !== null) merged.set(key, value);
    else if (!isValues(value)) return undefined;
    else for (const [name, item] of Object.entries(value)) merged.set(name, item);
  }
  return Object.fromEntries(merged);
}

function computed(
  operator: string,
  left: Value | undefined,
  right: Value | undefined,
): Value | undefined {
  const a = asNumber(left);
  const b = asNumber(right);
  if (a === undefined || b === undefined) return undefined;
  const result =
    operator === '*' ? a * b : operator === '+' ? a + b : operator === '-' ? a - b : Number.NaN;
  return Number.isFinite(result) ? result : undefined;
}
