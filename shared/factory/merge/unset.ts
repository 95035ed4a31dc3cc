/**
 * What every field has where nothing is set, with all that was asked for it. A field of a request is merged again only
 * where one of these answers is another; the rest of its provenance is shared by all requests.
 */

import type { SectionName } from '../../catalogue/types';
import { NO_FILES } from '../../dataset/fileContext';
import { type FieldProvenance, merge } from '../../provenance/provenance';
import type { Request, Workflow } from '../../request/request';
import type { Target } from '../../targets/target';
import { optionCandidates } from './options';
import { CandidateTable, PATHS } from './table';
import { tensorflowCandidates } from './tensorflow';
import { type Sources, torchCandidates } from './torch';

type Fields = { [field: string]: FieldProvenance };
/** Provenance by section. */
export type Sections = { [section in SectionName]?: Fields };

/** A field, and where it is in the order of merging. */
export interface Field {
  readonly section: SectionName;
  readonly name: string;
}

export interface Unset {
  readonly table: CandidateTable;
  /** In the payload's order. */
  readonly sections: Sections;
  /** By what was asked for: the fields that asked. */
  readonly readers: ReadonlyMap<string, readonly Field[]>;
}

/** What is asked for besides names, and differs in every request. */
export const OF_REQUEST = [PATHS, 'the files'];

/** What another field is asked for as. */
export const keyOf = (section: string, field: string): string => `${section}.${field}`;

/** Provenance of a field; those of the PyTorch sections are in `sections`. */
export function mergeField(
  sources: Sources,
  { section, name }: Field,
  sections: Sections,
  onRead?: (key: string) => void,
): FieldProvenance {
  if (section === 'execution_config') return merge(optionCandidates(sources.table, name));
  if (section.startsWith('pt_')) return merge(torchCandidates(sources, section, name));
  return merge(
    tensorflowCandidates(sources.table, section, name, (from, field) => {
      onRead?.(keyOf(from, field));
      return sections[from]?.[field];
    }),
  );
}

const known = new WeakMap<Target, Map<string, Unset>>();

/** Where nothing is set, with or without the command line's defaults. */
export function unsetOf(target: Target, { workflow, cli_defaults = false }: Request): Unset {
  const ofTarget = known.get(target) ?? new Map<string, Unset>();
  known.set(target, ofTarget);
  const key = `${workflow} ${cli_defaults}`;
  const found = ofTarget.get(key) ?? mergeUnset(target, workflow, cli_defaults);
  ofTarget.set(key, found);
  return found;
}

function mergeUnset(target: Target, workflow: Workflow, cli_defaults: boolean): Unset {
  let reader: Field = { section: 'tf_model_config', name: '' };
  const readers = new Map<string, Field[]>();
  const onRead = (key: string) => {
    const before = readers.get(key) ?? [];
    if (before.at(-1) !== reader) readers.set(key, [...before, reader]);
  };
  const table = new CandidateTable(target, withoutSettings(target, workflow, cli_defaults));
  table.onRead = onRead;
  const sources: Sources = {
    table,
    get size() {
      onRead('the files');
      return { ok: false, problem: '' } as const;
    },
    get fileContext() {
      onRead('the files');
      return NO_FILES;
    },
  };
  const sections: Sections = {};
  for (const section of sectionsOf(target, workflow)) {
    const fields: Fields = {};
    sections[section] = fields;
    for (const name of Object.keys(target.sections[section])) {
      if (name === 'model' && section !== 'tf_model_config' && section.startsWith('tf_')) continue;
      reader = { section, name };
      fields[name] = mergeField(sources, reader, sections, onRead);
    }
    // V8 keeps an object that grew name by name as a hash table, and copies that a hundred times slower than its copy.
    sections[section] = { ...fields };
  }
  table.onRead = undefined;
  const { tf_model_config, tf_training_config, tf_inference_config, ...others } = sections;
  const ordered: Sections = {
    ...(tf_model_config && { tf_model_config }),
    ...(tf_training_config && { tf_training_config }),
    ...(tf_inference_config && { tf_inference_config }),
    ...others,
  };
  return { table, sections: ordered, readers };
}

/** Paths differ in each request. */
const withoutSettings = (target: Target, workflow: Workflow, cli_defaults: boolean): Request => {
  const common = {
    target: target.name,
    output_dir: '',
    overrides: {},
    execution: null,
    cli_defaults,
  };
  return workflow === 'training'
    ? { workflow, train_data_file: '', ...common }
    : { workflow, model_path: '', test_data_file: '', ...common };
};

/** The sections that are merged, in this order. The model section feeds the bridge; an inference payload does not hold it. */
function sectionsOf(target: Target, workflow: Workflow): SectionName[] {
  const torch = target.payloadSections[workflow].filter((name) => name.startsWith('pt_'));
  const run = workflow === 'training' ? 'tf_training_config' : 'tf_inference_config';
  return [
    ...new Set([...torch, 'pt_model_config' as const]),
    'tf_model_config',
    run,
    'execution_config',
  ];
}
