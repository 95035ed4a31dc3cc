/** YAML files of `ptycho_train` and `ptycho_inference`: flat or nested, exported by Pinnboard or not. */

import { hasCommandLine } from '../exporters/commands';
import { readEmbedded, readWrote } from '../exporters/embedded';
import { typeOfName } from '../targets/catalogue';
import { formatValue } from '../values/python';
import { sameValue, type Values } from '../values/value';
import { Draft, shown } from './draft';
import type { Imported, ImportFormat } from './format';
import { overrideFor } from './names';
import { likeliestTarget } from './target';
import { carry, isLoaded, isLoadedBy, readerOf } from './yaml/carry';
import { type Entries, type Entry, readYaml } from './yaml/read';

export const YAML_IMPORT: ImportFormat = {
  id: 'yaml',
  title: 'YAML for ptycho_train',
  recognises: (text, name) =>
    /\.ya?ml$/i.test(name) || /^[ \t]*[\w.'"]+[ \t]*:([ \t]|$)|^\s*\{\s*\w+\s*:/m.test(text),
  read,
};

function read(text: string, _name: string, target?: string): Imported {
  const yaml = readYaml(text);
  if (!yaml.ok) return yaml;
  const keys = flat(yaml.entries);
  const embedded = readEmbedded(text);
  const wrote = readWrote(text);
  if (embedded && wrote) return edited(new Draft(embedded.workflow, embedded), keys, wrote);
  return fresh(yaml.entries, keys, target);
}

/** By path: `model.N` for keys of the nested block, the key itself for others. */
function flat(entries: Entries): Map<string, Entry> {
  const keys = new Map<string, Entry>();
  for (const [key, entry] of entries) {
    if (key === 'model' && entry.entries)
      for (const [field, inner] of entry.entries) keys.set(`model.${field}`, inner);
    else keys.set(key, entry);
  }
  return keys;
}

/** An export of Pinnboard: its request with the edits of its body. */
function edited(draft: Draft, keys: ReadonlyMap<string, Entry>, wrote: Values): Imported {
  const gone = Object.keys(wrote).filter((key) => !keys.has(key));
  const changed = [...keys].filter(
    ([key, { value, unsupported }]) => unsupported !== undefined || !sameKey(wrote, key, value),
  );
  for (const key of [...gone, ...changed.map(([key]) => key)])
    draft.clear(overrideFor(key.replace(/^model\./, ''), null).name);
  for (const key of gone) draft.path(key, '');
  for (const [key, entry] of changed) carry(draft, key, entry);
  const names = [
    ...changed.map(([key, { text }]) => `${key} is ${shown(text)}`),
    ...gone.map((key) => `${key} was removed`),
  ];
  if (names.length > 0)
    draft.say(
      'import-edited',
      [...changed.map(([key]) => key), ...gone].map((key) => key.replace(/^model\./, '')),
      `The file was edited after the export; the edits are imported: ${names.join(', ')}.`,
    );
  return draft.done('The file');
}

const sameKey = (wrote: Values, key: string, value: Entry['value']): boolean => {
  const before = wrote[key];
  return before !== undefined && sameValue(before, value);
};

function fresh(
  entries: Entries,
  keys: ReadonlyMap<string, Entry>,
  target: string | undefined,
): Imported {
  const has = (key: string) => entries.has(key);
  const workflow = has('model_path') && !has('train_data_file') ? 'inference' : 'training';
  const names = [...keys.keys()].map((key) => key.replace(/^model\./, ''));
  const { name } = likeliestTarget(
    target,
    (one) => hasCommandLine(one, 'ptycho_train', 'training'),
    (one) => names.filter((field) => !isLoadedBy(one, workflow, field)).length,
  );
  const draft = new Draft(workflow, name);
  const overwritten: string[] = [];
  // n_groups before n_images; the nested block last, since it takes precedence over flat keys.
  for (const [key, entry] of [...keys].sort(([a], [b]) => rank(a) - rank(b))) {
    if (isOverwritten(draft, key, entry)) overwritten.push(key);
    carry(draft, key, entry);
  }
  sayOverwritten(draft, keys, overwritten);
  return draft.done('The file');
}

const rank = (key: string): number => (key.startsWith('model.') ? 2 : key === 'n_images' ? 1 : 0);

/** The value of the run without flag and file; undefined for a field that only the file sets. */
function fallbackOf(draft: Draft, field: string) {
  const { tf_model_config, tf_training_config } = readerOf(draft).sections;
  return (tf_model_config[field] ?? tf_training_config[field])?.default ?? undefined;
}

function isOverwritten(draft: Draft, key: string, { value }: Entry): boolean {
  if (key.startsWith('model.') || !isLoaded(draft, key)) return false;
  if (draft.workflow === 'inference') return true;
  const fallback = fallbackOf(draft, key);
  return fallback !== undefined && !sameValue(fallback, value);
}

function sayOverwritten(
  draft: Draft,
  keys: ReadonlyMap<string, Entry>,
  names: readonly string[],
): void {
  if (names.length === 0) return;
  const values = names.map((name) => {
    const fallback = fallbackOf(draft, name);
    const text = shown(keys.get(name)?.text ?? '');
    return draft.workflow === 'inference' || fallback === undefined
      ? `${name} (${text})`
      : `${name} (${text}; the run used ${formatValue(fallback, typeOfName(readerOf(draft).name, name))})`;
  });
  draft.say(
    'yaml-overwritten',
    names,
    draft.workflow === 'inference'
      ? `ptycho_inference reads only the model block of a YAML file. These keys are imported although it ignores them: ${values.join(', ')}.`
      : `Run with --config alone, ptycho_train overwrites these keys with the defaults of its flags: ${values.join(', ')}. The values of the file are imported.`,
  );
}
