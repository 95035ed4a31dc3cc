/** The fields of PtychoPINN's dataclasses, and the names around them, read from source text without running it. */
import type { SectionName } from '../../catalogue/types';
import { AppError } from '../../errors/appError';
import type { FieldType } from '../../values/fieldType';
import { textOf } from '../../values/syntax/source';
import type { Value } from '../../values/value';
import { type ClassBody, type Module, readModule } from './module';
import { type ReadNames, readNames } from './names';
import { isNoField, pythonType, typeOf } from './types';
import { defaultOf, hasDefault, type Scope } from './values';

const CONFIG = 'ptycho/config/config.py';
const PARAMS = 'ptycho_torch/config_params.py';
const FACTORY = 'ptycho_torch/config_factory.py';

/** The dataclass of each section. */
export const SECTION_CLASSES: {
  readonly [section in SectionName]: { readonly file: string; readonly name: string };
} = {
  tf_model_config: { file: CONFIG, name: 'ModelConfig' },
  tf_training_config: { file: CONFIG, name: 'TrainingConfig' },
  tf_inference_config: { file: CONFIG, name: 'InferenceConfig' },
  pt_data_config: { file: PARAMS, name: 'DataConfig' },
  pt_model_config: { file: PARAMS, name: 'ModelConfig' },
  pt_training_config: { file: PARAMS, name: 'TrainingConfig' },
  pt_inference_config: { file: PARAMS, name: 'InferenceConfig' },
  execution_config: { file: CONFIG, name: 'PyTorchExecutionConfig' },
};

/** A field as far as it could be read. */
export interface ReadField {
  readonly name: string;
  /** Null where only Python can say it. */
  readonly type: FieldType | null;
  /** The type as Python writes it, or the annotation. */
  readonly typeText: string;
  readonly default: ReadDefault;
}

export type ReadDefault =
  | { readonly kind: 'required' }
  | { readonly kind: 'value'; readonly value: Value }
  /** Only Python can compute it. */
  | { readonly kind: 'unknown'; readonly text: string };

export interface ReadCatalogue extends ReadNames {
  /** Null for a section that could not be read; empty for one whose class does not exist. */
  readonly sections: { readonly [section in SectionName]: readonly ReadField[] | null };
  /** `environment-file-broken` for each file that is not Python to its end. */
  readonly problems: readonly AppError[];
}

/** Reads the texts of a copy's files, by path. What has no text is not read. */
export function readCatalogue(texts: ReadonlyMap<string, string>): ReadCatalogue {
  const files = new Map([...texts].map(([file, text]) => [file, readModule(text)]));
  const modules = new Map([...files].map(([file, module]) => [moduleName(file), module]));
  const unread = new Map<string, string[]>();
  const sectionOf = (section: SectionName) => {
    const { file, name } = SECTION_CLASSES[section];
    const module = files.get(file);
    if (!module) return null;
    const scope: Scope = { module, modules, steps: { count: 0 } };
    const found = module.classes.get(name);
    if (found) return fieldsOf(found, scope);
    if (module.problem === null) return [];
    unread.set(file, [...(unread.get(file) ?? []), name]);
    return null;
  };
  const sections = recordOf(sectionOf);
  const problems = [...files].flatMap(([file, module]) =>
    problemOf(file, module, unread.get(file)),
  );
  const names = readNames(files.get(CONFIG), files.get(FACTORY), modules);
  return { sections, ...names, problems };
}

const recordOf = <T>(of: (section: SectionName) => T): { readonly [s in SectionName]: T } => ({
  tf_model_config: of('tf_model_config'),
  tf_training_config: of('tf_training_config'),
  tf_inference_config: of('tf_inference_config'),
  pt_data_config: of('pt_data_config'),
  pt_model_config: of('pt_model_config'),
  pt_training_config: of('pt_training_config'),
  pt_inference_config: of('pt_inference_config'),
  execution_config: of('execution_config'),
});

const moduleName = (file: string): string => file.replace(/^.*\//, '').replace(/\.py$/, '');

function problemOf(
  file: string,
  { problem, source }: Module,
  classes: readonly string[] = [],
): AppError[] {
  if (problem === null) return [];
  const line = source.text.slice(0, problem.at).split('\n').length;
  return [new AppError('environment-file-broken', { file, line, what: problem.what, classes })];
}

const MOST_BASES = 10;

/** The fields in Python's order: those of the base classes first; a field that is declared again keeps its place. */
function fieldsOf(body: ClassBody, scope: Scope): readonly ReadField[] {
  const fields = new Map<string, ReadField>();
  collect(body, scope, fields, 0);
  return [...fields.values()];
}

function collect(
  { bases, fields, isDataclass }: ClassBody,
  scope: Scope,
  into: Map<string, ReadField>,
  depth: number,
): void {
  for (const base of bases.toReversed()) {
    const imported = scope.module.imports.get(base);
    const module = imported ? scope.modules.get(imported.module) : scope.module;
    const body = module?.classes.get(imported?.name ?? base);
    if (module && body && depth < MOST_BASES) collect(body, { ...scope, module }, into, depth + 1);
  }
  if (!isDataclass) return;
  const { source } = scope.module;
  for (const { name, type: annotation, value } of fields) {
    const text = textOf(source, annotation);
    if (isNoField(text)) continue;
    const type = typeOf(annotation, source, scope);
    into.set(name, {
      name,
      type,
      typeText: type ? pythonType(type) : text.replaceAll(/\s+/g, ' '),
      default: value && hasDefault(value) ? readDefault(value, scope) : { kind: 'required' },
    });
  }
}

function readDefault(value: Parameters<typeof defaultOf>[0], scope: Scope): ReadDefault {
  const read = defaultOf(value, scope);
  return read === undefined
    ? { kind: 'unknown', text: value.text.replaceAll(/\s+/g, ' ') }
    : { kind: 'value', value: read };
}
