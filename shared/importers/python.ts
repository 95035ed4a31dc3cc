/** Python: a script that calls the factory, exported by Pinnboard or not, or a pasted dictionary of overrides. */

import { AppError } from '../errors/appError';
import { readEmbedded, unedited } from '../exporters/embedded';
import { pythonExport } from '../exporters/python';
import type { Resolution } from '../factory/resolution';
import type { Workflow } from '../request/request';
import { findTarget, TARGETS } from '../targets';
import type { Call, Expression } from '../values/syntax/types';
import type { Values } from '../values/value';
import { Draft, type PathName, shown } from './draft';
import { type Imported, type ImportFormat, noTarget, notImported, unknownTarget } from './format';
import { MAX_WRITTEN, tooMuch } from './limits';
import { isExecutionOption, isOverride } from './names';
import { type Program, readProgram } from './pythonSource/program';
import { entriesOf, literalOf } from './pythonSource/values';

const CALL = /\bcreate_(?:training|inference)_payload\s*\(/;
/** A dictionary with quoted names, a call of `dict`, or a name that is given one. */
const DICTIONARY =
  /^\s*(?:[\w.]+\s*(?::[^=\n]+)?=\s*)?(?:\{(?:\s|#[^\n]*\n)*(?:["'}]|\*\*)|dict\s*\()/;
/** The inside of a dictionary: lines that begin with a quoted name and end with a comma. */
const INSIDE = /^\s*(["'])\w+\1\s*:[^\n]*,\s*(?:#[^\n]*)?(?:\n|$)/;
/** The arguments of `dict`, or assignments; a shell sets variables in front of a command alike. */
const ASSIGNED =
  /^\s*(\w+)\s*=(?!=)(?![\s\S]*(?:ptycho_(?:train|inference)\b|python[\d.]*\s+-m|pinnboard\s))/;

export const PYTHON_IMPORT: ImportFormat = {
  id: 'python',
  title: 'Python script or overrides',
  recognises: (text, name) =>
    /\.py$/i.test(name) ||
    (!/\.(?:ya?ml|sh|json)$/i.test(name) && (CALL.test(text) || isOverrides(uncommented(text)))),
  read,
};

function isOverrides(text: string): boolean {
  const assigned = ASSIGNED.exec(text)?.[1];
  const named = assigned !== undefined && isSetting(assigned);
  return named || DICTIONARY.test(text) || INSIDE.test(text);
}

const isSetting = (name: string): boolean =>
  Object.values(TARGETS).some(
    (target) => isOverride(target, name) || isExecutionOption(target, name),
  );

/** Without the comments before the first line of code. */
const uncommented = (text: string): string => text.replace(/^(?:\s*#[^\n]*\n)+/, '');

function read(text: string, _name: string, target?: string): Imported {
  const embedded = readEmbedded(text);
  if (embedded && !findTarget(embedded.target)) return unknownTarget(embedded.target);
  if (embedded && unedited(text, pythonExport.write({ request: embedded, resolution: NONE }).text))
    return { ok: true, request: embedded, findings: [] };
  const limit = tooMuch(text, MAX_WRITTEN);
  if (limit) return { ok: false, error: limit };
  const program = readProgram(text, INSIDE.test(uncommented(text)));
  if (program instanceof AppError) return { ok: false, error: program };
  return embedded
    ? edited(new Draft(embedded.workflow, embedded), program)
    : fresh(program, target);
}

const NONE: Resolution = { payload: null, legacyParams: null, findings: [], provenance: {} };

/** An exported script that was edited: the settings at its top count. */
function edited(draft: Draft, program: Program): Imported {
  const settings = [
    ['OVERRIDES', draft.overrides],
    ['EXECUTION', draft.execution],
  ] as const;
  for (const [name, into] of settings) {
    const expression = program.names.get(name);
    const entries = entriesOf(expression, program);
    const cleared = expression?.kind === 'value' && expression.value === null;
    if (entries === null && !cleared) continue;
    for (const key of Object.keys(into)) delete into[key];
    for (const [key, value] of entries ?? []) take(draft, program, into, key, value);
  }
  const paths: readonly (readonly [string, PathName])[] = [
    ['TRAIN_DATA_FILE', 'train_data_file'],
    ['TEST_DATA_FILE', 'test_data_file'],
    ['MODEL_PATH', 'model_path'],
    ['OUTPUT_DIR', 'output_dir'],
  ];
  for (const [constant, name] of paths) takePath(draft, program, name, program.names.get(constant));
  draft.say(
    'import-edited',
    [],
    'The script was edited after the export. The edited values of `OVERRIDES`, `EXECUTION` and the paths at its top are imported; changes below them are ignored.',
  );
  return draft.done('The script');
}

function fresh(program: Program, target: string | undefined): Imported {
  const none = noTarget('Python text');
  const [call, ...others] = program.calls;
  if (call) return target === undefined ? none : fromCall(call, others.length, program, target);
  const overrides = dictionaryOf(program);
  if (!overrides) return notImported('import-python-without-overrides', {});
  if (target === undefined) return none;
  const draft = new Draft(
    overrides.some(([name]) => name === 'model_path') ? 'inference' : 'training',
    target,
  );
  for (const [name, value] of overrides) {
    const read = literalOf(value, program);
    if (!read.ok || !draft.path(name, read.value))
      take(draft, program, settingsOf(draft, name), name, value);
  }
  const config = program.all.find(
    (expression) =>
      expression.kind === 'call' && /(?:^|\.)PyTorchExecutionConfig$/.test(expression.name),
  );
  if (config) takeAll(draft, program, draft.execution, 'execution_config', config);
  return draft.done('The text');
}

/** A name that is only an execution option can only be meant as one. */
const settingsOf = (draft: Draft, name: string) =>
  isExecutionOption(draft.facts, name) && !isOverride(draft.facts, name)
    ? draft.execution
    : draft.overrides;

/** The dictionary that is called overrides, else the only dictionary, else settings that are assigned one by one. */
function dictionaryOf(program: Program) {
  for (const name of ['overrides', 'OVERRIDES']) {
    const named = entriesOf(program.names.get(name), program);
    if (named) return named;
  }
  const all = program.all.flatMap((expression) => {
    const isConfig = expression.kind === 'call' && expression.name.endsWith('Config');
    const entries = isConfig ? null : entriesOf(expression, program);
    return entries ? [entries] : [];
  });
  if (all.length === 1) return all[0];
  const assigned = [...program.names].filter(([name]) => isSetting(name));
  return all.length === 0 && assigned.length > 0 ? assigned : undefined;
}

const ARGUMENTS: { readonly [workflow in Workflow]: readonly string[] } = {
  training: ['train_data_file', 'output_dir', 'overrides', 'execution_config', 'profile'],
  inference: ['model_path', 'test_data_file', 'output_dir', 'overrides', 'execution_config'],
};

function fromCall(call: Call, others: number, program: Program, target: string): Imported {
  const workflow = /training/.test(call.name) ? 'training' : 'inference';
  const draft = new Draft(workflow, target);
  const given = new Map<string, Expression>(call.keywords);
  call.args.forEach((argument, i) => {
    const name = ARGUMENTS[workflow][i];
    if (name !== undefined) given.set(name, argument);
  });
  for (const name of ['train_data_file', 'model_path', 'test_data_file', 'output_dir'] as const)
    takePath(draft, program, name, given.get(name));
  takeAll(draft, program, draft.overrides, 'overrides', given.get('overrides'));
  takeAll(draft, program, draft.execution, 'execution_config', given.get('execution_config'));
  const profile = given.get('profile');
  const read = profile && literalOf(profile, program);
  if (read?.ok && typeof read.value === 'string') draft.profile = read.value;
  else if (read && !read.ok) unknown(draft, 'profile', read.text, read.why);
  if (others > 0)
    draft.say(
      'import-not-carried',
      [],
      `The script calls the factory ${others + 1} times; only the first call is imported. To import another one, paste it on its own.`,
    );
  return draft.done('The call');
}

function takeAll(
  draft: Draft,
  program: Program,
  into: { [name: string]: Values[string] },
  what: string,
  expression: Expression | undefined,
): void {
  if (expression === undefined || (expression.kind === 'value' && expression.value === null))
    return;
  const entries = entriesOf(expression, program);
  if (entries === null) {
    unknown(
      draft,
      what,
      expression.text,
      'not a dictionary that can be read without running the script',
    );
    return;
  }
  for (const [name, value] of entries) take(draft, program, into, name, value);
}

function take(
  draft: Draft,
  program: Program,
  into: { [name: string]: Values[string] },
  name: string,
  expression: Expression,
): void {
  const read = literalOf(expression, program);
  if (read.ok) into[name] = read.value;
  else unknown(draft, name, read.text, read.why);
}

function takePath(
  draft: Draft,
  program: Program,
  name: PathName,
  expression: Expression | undefined,
): void {
  if (expression === undefined) return;
  const read = literalOf(expression, program);
  if (read.ok) draft.path(name, read.value);
  else unknown(draft, name, read.text, read.why);
}

function unknown(draft: Draft, name: string, text: string, why: string): void {
  draft.say(
    'import-value',
    [name],
    `${name} is ${shown(text)}, which is ${why}; it is not imported. Set it by hand.`,
  );
}
