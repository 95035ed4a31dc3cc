/** A Python module as its syntax tree shows it: names, imports and dataclasses. Nothing is ever evaluated. */
import type { SyntaxNode } from '@lezer/common';
import { expressionOf } from '../../values/syntax/expression';
import {
  childrenOf,
  parseSource,
  type Source,
  type SyntaxProblem,
  syntaxProblem,
  textOf,
} from '../../values/syntax/source';
import type { Expression } from '../../values/syntax/types';

export interface Module {
  readonly source: Source;
  /** Where it stops being Python. */
  readonly problem: SyntaxProblem | null;
  /** Assigned outside functions and classes; the last assignment counts. */
  readonly names: ReadonlyMap<string, Expression>;
  /** Assigned in a function; the first assignment counts. */
  readonly locals: ReadonlyMap<string, Expression>;
  /** `from .scaling_contract import A as B`: B is A of `scaling_contract`. */
  readonly imports: ReadonlyMap<string, { readonly module: string; readonly name: string }>;
  readonly classes: ReadonlyMap<string, ClassBody>;
}

export interface ClassBody {
  readonly isDataclass: boolean;
  readonly bases: readonly string[];
  readonly fields: readonly Declaration[];
}

/** `name: type = value`, in the order of the first declarations; the last one counts. */
export interface Declaration {
  readonly name: string;
  readonly type: SyntaxNode;
  readonly value: Expression | null;
}

export function readModule(text: string): Module {
  const source = parseSource(text);
  const problem = syntaxProblem(source);
  const names = new Map<string, Expression>();
  const locals = new Map<string, Expression>();
  const imports = new Map<string, { module: string; name: string }>();
  const classes = new Map<string, ClassBody>();
  const takeInFunction = (node: SyntaxNode) => {
    const assigned = assignmentOf(source, node);
    if (assigned && !locals.has(assigned[0])) locals.set(...assigned);
  };
  const takeOutside = (node: SyntaxNode) => {
    const assigned = assignmentOf(source, node);
    if (assigned) names.set(...assigned);
    for (const [as, from] of importsOf(source, node)) imports.set(as, from);
    const label = node.name === 'ClassDefinition' ? childrenOf(node)[1] : undefined;
    // What a syntax error cut short is not all of the class.
    if (label && (problem === null || node.to <= problem.at))
      classes.set(textOf(source, label), classOf(source, node));
  };
  let functions = 0;
  source.tree.iterate({
    enter: ({ name, node }) => {
      if (FUNCTIONS.has(name)) functions += 1;
      (functions > 0 ? takeInFunction : takeOutside)(node);
      return name !== 'ClassDefinition';
    },
    leave: ({ name }) => {
      if (FUNCTIONS.has(name)) functions -= 1;
    },
  });
  return { source, problem, names, locals, imports, classes };
}

const FUNCTIONS = new Set(['FunctionDefinition', 'LambdaExpression']);

/** `name = value` or `name: type = value`. */
function assignmentOf(source: Source, node: SyntaxNode): [string, Expression] | null {
  if (node.name !== 'AssignStatement') return null;
  const [target, ...rest] = childrenOf(node).filter(({ name }) => name !== 'TypeDef');
  const [assign, value, more] = rest;
  if (target?.name !== 'VariableName' || assign?.name !== 'AssignOp' || !value || more) return null;
  return [textOf(source, target), expressionOf(source, value)];
}

function importsOf(source: Source, node: SyntaxNode) {
  if (node.name !== 'ImportStatement') return [];
  const text = textOf(source, node).replaceAll(/#.*|[()\\]|\s+/g, (part) =>
    part.startsWith('#') ? '' : ' ',
  );
  const [, module = '', list = ''] = /^from ([\w. ]+) import (.*)$/.exec(text.trim()) ?? [];
  return list.split(',').flatMap((item): [string, { module: string; name: string }][] => {
    const [name = '', as, alias = name] = item.trim().split(/ +/);
    const isPlain = as === undefined || as === 'as';
    return /^\w+$/.test(name) && isPlain
      ? [[alias, { module: lastPart(module.trim()), name }]]
      : [];
  });
}

export const lastPart = (path: string): string => path.split('.').at(-1) ?? '';

function classOf(source: Source, node: SyntaxNode): ClassBody {
  const decorators = node.parent?.name === 'DecoratedStatement' ? childrenOf(node.parent) : [];
  const parts = childrenOf(node);
  const bases = parts.find(({ name }) => name === 'ArgList');
  const body = parts.find(({ name }) => name === 'Body');
  const fields = new Map<string, Declaration>();
  for (const statement of body ? childrenOf(body) : []) {
    if (statement.name !== 'AssignStatement') continue;
    const [label, ...rest] = childrenOf(statement);
    const type = rest.find(({ name }) => name === 'TypeDef');
    const at = rest.findIndex(({ name }) => name === 'AssignOp');
    const assigned = at < 0 ? undefined : rest[at + 1];
    if (label?.name !== 'VariableName') continue;
    const name = textOf(source, label);
    const annotation = (type && childrenOf(type)[1]) ?? fields.get(name)?.type;
    if (annotation)
      fields.set(name, {
        name,
        type: annotation,
        value: assigned ? expressionOf(source, assigned) : null,
      });
  }
  return {
    isDataclass: decorators.some(
      (part) =>
        part.name === 'Decorator' && /^@\s*(?:\w+\.)*dataclass\b/.test(textOf(source, part)),
    ),
    bases: (bases ? childrenOf(bases) : [])
      .filter(({ name }) => name === 'VariableName' || name === 'MemberExpression')
      .map((base) => lastPart(textOf(source, base))),
    fields: [...fields.values()],
  };
}
