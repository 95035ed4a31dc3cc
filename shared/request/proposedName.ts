/** The name that the first save of a request proposes: its dataset, and what is set. */
import type { Value, Values } from '../values/value';
import { datasetPath, type Request } from './request';

/** Names that people write short in file names, in the order in which they come first; names of one thing share a key. */
const SHORT: { readonly [name: string]: string } = {
  gridsize: 'gs',
  grid_size: 'gs',
  n_groups: 'n',
  N: 'N',
  learning_rate: 'lr',
  max_epochs: 'ep',
  epochs: 'ep',
  nepochs: 'ep',
  batch_size: 'bs',
  nphotons: 'ph',
  neighbor_count: 'k',
  K: 'k',
  architecture: '',
  mode: '',
  model_type: '',
  inference_batch_size: 'ibs',
  n_subsample: 'sub',
  subsample_seed: 'seed',
};

/** Of the whole name; a file system takes 255 bytes, a person reads fewer. */
export const NAME_LIMIT = 64;
/** Of one part. */
const PART_LIMIT = 20;
const EXTENSION = '.json';

/**
 * `run1084_gs2_n512_lr3e-4.json`: the dataset's name and the values that are set, short ones first, in one order whatever
 * the order in which they were set. At most `NAME_LIMIT` letters, digits and `_.-`, without a folder.
 */
export function proposedName({ overrides, execution, ...request }: Request): string {
  const limit = NAME_LIMIT - EXTENSION.length;
  const stem = safeName(stemOf(datasetPath({ overrides, execution, ...request })), limit);
  const kind = request.workflow === 'inference' ? ['inference'] : [];
  const parts = [...kind, ...partsOf({ ...overrides, ...execution })];
  let name = stem || 'untitled';
  for (const part of new Set(parts)) {
    const longer = `${name}_${part}`;
    if (longer.length + EXTENSION.length > NAME_LIMIT) break;
    name = longer;
  }
  return name + EXTENSION;
}

function partsOf(values: Values): string[] {
  const order = Object.keys(SHORT);
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(values)
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .flatMap(([name, value]) => partOf(name, value) ?? []);
}

/** A value with its key; null for one that has no short form, such as a path. */
function partOf(name: string, value: Value): string | null {
  const key = Object.hasOwn(SHORT, name)
    ? (SHORT[name] ?? '')
    : safeName(name.replaceAll('_', '-'));
  const text = textOf(value);
  if (text === null) return null;
  const part = value === true ? key : value === false ? `no-${key}` : key + text;
  return part !== '' && part.length <= PART_LIMIT ? part : null;
}

function textOf(value: Value): string | null {
  if (typeof value === 'boolean') return '';
  if (typeof value === 'number' || typeof value === 'bigint') return numberOf(value);
  // A path, or a sentence.
  if (typeof value === 'string') return /^[\w.-]+$/.test(value) ? value : null;
  if (!Array.isArray(value) || value.length === 0) return null;
  const items = value.map(textOf);
  if (items.includes(null)) return null;
  return new Set(items).size === 1 ? (items[0] ?? null) : items.join('x');
}

/** The shorter of `0.5` and `5e-1`, and `3e-4` before `0.0003`. */
function numberOf(value: number | bigint): string {
  const plain = String(value).replace('e+', 'e');
  const exponential = Number(value).toExponential().replace('e+', 'e');
  return exponential.length < plain.length ? exponential : plain;
}

/** The file's name without folder and extension, whichever system wrote the path. */
const stemOf = (path: string): string =>
  (path.split(/[\\/]/).at(-1) ?? '').replace(/(?<=.)\.[^.]*$/, '');

/** The part of a text that every file system takes in a name, whatever its script; it may be empty. */
export const safeName = (text: string, limit = NAME_LIMIT): string =>
  text
    .slice(0, limit)
    .replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replaceAll(/^[.-]+|[.-]+$/g, '');
