/** Keys of a YAML file into a request, with what `ptycho_train` makes of each. */

import { yamlReader } from '../../exporters/yaml/given';
import type { Workflow } from '../../request/request';
import { typeOfName } from '../../targets/catalogue';
import { WHOLE_SCAN } from '../../targets/exports/commandLine';
import type { Target } from '../../targets/target';
import { takesNumbers } from '../../values/parse';
import { formatValue } from '../../values/python';
import { asNumber, exactNumber, type Value } from '../../values/value';
import { type Draft, shown } from '../draft';
import { hint, isExecutionOption, isOverride, overrideFor } from '../names';
import type { Entry } from './read';

/** Older names of paths, which scripts and params.cfg use. */
const PATH_NAMES: { readonly [name: string]: string } = {
  train_data_file_path: 'train_data_file',
  test_data_file_path: 'test_data_file',
  test_data: 'test_data_file',
  output_prefix: 'output_dir',
};

/** Takes one key of the file, `model.N` or `nepochs`. */
export function carry(draft: Draft, key: string, entry: Entry): void {
  const field = key.startsWith('model.') ? key.slice('model.'.length) : key;
  if (entry.unsupported !== undefined) {
    draft.say(
      'import-value',
      [field],
      `${key} is ${shown(entry.text)}, which is ${entry.unsupported}; it is not imported. Set it by hand.`,
    );
    return;
  }
  const value = numberOf(draft, key, field, entry);
  const path = PATH_NAMES[field] ?? field;
  if (draft.path(path, value)) return;
  if (field === 'backend') {
    backend(draft, value);
    return;
  }
  if (field === 'n_images') {
    images(draft, value);
    return;
  }
  if (field === 'n_subsample' && (asNumber(value) ?? 0) >= WHOLE_SCAN) return;
  if (isLoaded(draft, field)) {
    if (value === null && path === 'test_data_file') return;
    const override = overrideFor(path, value);
    draft.overrides[override.name] = override.value;
    return;
  }
  unread(draft, key, field, entry, value);
}

/** The target whose `ptycho_train` reads the file. */
export const readerOf = ({ target }: Draft): Target => yamlReader(target).target;

/** Whether the field is one of the TensorFlow sections that the file's loader builds. */
export const isLoaded = (draft: Draft, field: string): boolean =>
  isLoadedBy(readerOf(draft), draft.workflow, field);

export const isLoadedBy = ({ sections }: Target, workflow: Workflow, field: string): boolean =>
  Object.hasOwn(sections.tf_model_config, field) ||
  Object.hasOwn(
    sections[workflow === 'training' ? 'tf_training_config' : 'tf_inference_config'],
    PATH_NAMES[field] ?? field,
  );

/** A string in a number field that only PyYAML does not read as a number. */
function numberOf(draft: Draft, key: string, field: string, { value, text }: Entry): Value {
  const type =
    typeOfName(draft.target, overrideFor(field, value).name) ??
    typeOfName(readerOf(draft).name, field);
  if (typeof value !== 'string' || !type || !takesNumbers(type)) return value;
  if (!/^[+-]?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(e[+-]?\d+)?$/i.test(text.trim())) return value;
  const number = exactNumber(text.trim());
  if (typeof number === 'number' && !Number.isFinite(number)) return value;
  const outcome = key.startsWith('model.')
    ? 'the run fails when it computes with it'
    : isLoaded(draft, field)
      ? "the run uses the flag's default, or fails when it computes with the string"
      : 'the key is ignored anyway';
  draft.say(
    'yaml-number-as-text',
    [field],
    `${key} is ${shown(text)}, which PyYAML reads as a string: floats need a decimal point and a signed exponent. With ptycho_train ${outcome}. The number ${formatValue(number, type)} is imported.`,
  );
  return number;
}

/** A request always means PyTorch. */
function backend(draft: Draft, value: Value): void {
  if (value === 'pytorch') return;
  draft.say(
    'import-not-carried',
    ['backend'],
    `backend is ${formatValue(value)}, but a request describes the PyTorch backend; it is not imported.`,
  );
}

function images(draft: Draft, value: Value): void {
  if (value === null) return;
  if (Object.hasOwn(draft.overrides, 'n_groups')) {
    draft.say(
      'import-images',
      ['n_images'],
      `n_images ${formatValue(value)} is ignored: n_groups ${formatValue(draft.overrides.n_groups ?? null)} takes precedence.`,
    );
    return;
  }
  draft.overrides.n_groups = value;
  draft.say(
    'import-images',
    ['n_groups', 'n_images'],
    `n_images ${formatValue(value)} was imported as n_groups, its current name.`,
  );
}

/** A key that the loader ignores: imported where the factory knows its name. */
function unread(draft: Draft, key: string, field: string, { text }: Entry, value: Value): void {
  const { facts } = draft;
  const option =
    isExecutionOption(facts, field) && (field === 'learning_rate' || !isOverride(facts, field));
  if (!option && !isOverride(facts, field)) {
    draft.say(
      'import-unknown-name',
      [field],
      `Unknown key ${key} (${shown(text)}). PtychoPINN silently ignores it; it is not imported.${hint(facts, field)}`,
    );
    return;
  }
  if (option) draft.execution[field] = value;
  else draft.overrides[field] = value;
  draft.say(
    'yaml-unread',
    [field],
    `${key} (${shown(text)}) is not read by ptycho_train from a YAML file. It is imported as the ${option ? 'execution option' : 'override'} ${field}.`,
  );
}
