/** The names that PtychoPINN's factory knows beside the sections' fields, read from source text without running it. */
import type { SyntaxNode } from '@lezer/common';
import { childrenOf, textOf } from '../../values/syntax/source';
import { isValues, type Value } from '../../values/value';
import type { Module } from './module';
import { literalOf, type Scope } from './values';

/** Null for what could not be read. */
export interface ReadNames {
  readonly aliases: { readonly [alias: string]: string } | null;
  readonly legacyKeys: { readonly [field: string]: string } | null;
  /** What training does with an override that it does not know. */
  readonly unknownOverrides: 'kept' | 'refused' | null;
  /** The overrides that inference reads. */
  readonly inferenceNames: readonly string[] | null;
  /** Execution options that, once set, are training overrides. */
  readonly mergedOptions: readonly string[] | null;
  /** The overrides that profile `ci` stands for. */
  readonly ciProfile: { readonly [name: string]: Value } | null;
}

/** Reads the names of the modules `config` and `config_factory`. */
export function readNames(
  config: Module | undefined,
  factory: Module | undefined,
  modules: Scope['modules'],
): ReadNames {
  const whole = factory?.problem === null ? factory : undefined;
  return {
    legacyKeys: config ? textsOf(dictionary(config, 'KEY_MAPPINGS', modules)) : null,
    aliases: whole ? aliasesOf(whole) : null,
    // Names that the source does not have are features that this revision does not have.
    unknownOverrides: whole
      ? whole.names.has('_TRAINING_CONFIG_TYPES')
        ? 'refused'
        : 'kept'
      : null,
    inferenceNames: whole ? overridesReadBy('create_inference_payload', whole) : null,
    mergedOptions: whole ? namesIn(whole, 'DEPRECATED_EXECUTION_MODEL_ALIASES', modules) : null,
    ciProfile: whole ? dictionary(whole, 'CI_PROFILE_BUNDLE', modules) : null,
  };
}

function constant(module: Module, name: string, modules: Scope['modules']): Value | undefined {
  const expression = module.names.get(name) ?? module.locals.get(name);
  const scope = { module, modules, steps: { count: 0 } };
  return expression && literalOf(expression, scope);
}

/** A dictionary of the module; empty where it has none, null where only Python can compute it. */
function dictionary(module: Module, name: string, modules: Scope['modules']) {
  if (!module.names.has(name) && !module.locals.has(name)) return {};
  const value = constant(module, name, modules);
  return isValues(value) ? value : null;
}

function namesIn(module: Module, name: string, modules: Scope['modules']): string[] | null {
  if (!module.names.has(name)) return [];
  const value = constant(module, name, modules);
  return Array.isArray(value) ? value.map(String) : null;
}

const textsOf = (values: { readonly [name: string]: Value } | null) =>
  values &&
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );

const ALIAS_TEST =
  /^if\s+(['"])(\w+)\1\s+in\s+overrides\s+and\s+(['"])(\w+)\3\s+not\s+in\s+overrides\s*:/;

/** `if 'a' in overrides and 'b' not in overrides: overrides['b'] = overrides['a']`. */
function aliasesOf({ source }: Module): { readonly [alias: string]: string } {
  const aliases = new Map<string, string>();
  source.tree.iterate({
    enter: (node) => {
      if (node.name !== 'IfStatement') return;
      const text = textOf(source, node);
      const [, , alias, , canonical] = ALIAS_TEST.exec(text) ?? [];
      if (alias === undefined || canonical === undefined) return;
      const assignment = `overrides\\[['"]${canonical}['"]\\]\\s*=\\s*overrides\\[['"]${alias}['"]\\]`;
      if (new RegExp(assignment).test(text)) aliases.set(alias, canonical);
    },
  });
  return Object.fromEntries(aliases);
}

/** Where a name is looked up: `overrides.get('x', …)`, `overrides['x']`, `'x' in overrides`. */
const LOOKUPS = [
  /^overrides\s*\.\s*get\s*\(\s*(['"])(\w+)\1/,
  /^overrides\s*\[\s*(['"])(\w+)\1\s*\]$/,
  /^(['"])(\w+)\1\s+(?:not\s+)?in\s+overrides$/,
];
/** Functions that are given the overrides and call others with them. */
const MOST_CALLS = 20;

/** The names of overrides that a function looks up, and the functions of the module that it gives them to; sorted. */
function overridesReadBy(name: string, module: Module): string[] | null {
  const functions = functionsOf(module);
  const names = new Set<string>();
  const todo = [name];
  for (let i = 0; i < todo.length && i < MOST_CALLS; i += 1) {
    const body = functions.get(todo[i] ?? '');
    body?.cursor().iterate((node) => {
      const text = textOf(module.source, node);
      for (const lookup of LOOKUPS) {
        const found = lookup.exec(text)?.[2];
        if (found !== undefined) names.add(found);
      }
      const callee = /^(\w+)\s*\(\s*overrides\s*[,)]/.exec(text)?.[1];
      if (
        node.name === 'CallExpression' &&
        callee &&
        functions.has(callee) &&
        !todo.includes(callee)
      )
        todo.push(callee);
    });
  }
  return functions.has(name) ? [...names].sort() : null;
}

function functionsOf({ source }: Module): ReadonlyMap<string, SyntaxNode> {
  const functions = new Map<string, SyntaxNode>();
  source.tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'FunctionDefinition') return;
      const label = childrenOf(node).find((part) => part.name === 'VariableName');
      if (label) functions.set(textOf(source, label), node);
    },
  });
  return functions;
}
