/** YAML as PyYAML's safe loader reads it: the structure by the `yaml` package, the scalars by YAML 1.1's rules. */

import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { AppError } from '../../errors/appError';
import { readPlain } from '../../exporters/yaml/scalar';
import { jsonText } from '../../json/write';
import type { Value } from '../../values/value';
import { tooMuchYaml } from '../limits';

/** A value with its text, so that a finding can show what was written. */
export interface Entry {
  readonly value: Value;
  /** As written, for scalars. */
  readonly text: string;
  /** Why a request cannot hold it; see `Scalar`. */
  readonly unsupported?: string;
  /** Of a mapping. */
  readonly entries?: Entries;
}
export type Entries = ReadonlyMap<string, Entry>;

export type YamlRead =
  | { readonly ok: true; readonly entries: Entries }
  | { readonly ok: false; readonly error: AppError };

/** Aliases of aliases multiply. */
const MAX_NODES = 5000;
const MAX_DEPTH = 60;

/** The mapping in a text. */
export function readYaml(text: string): YamlRead {
  const limit = tooMuchYaml(text);
  if (limit) return { ok: false, error: limit };
  const document = parseDocument(text, {
    version: '1.1',
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error) {
    const problem = error.message.replace(/\.?$/, '');
    const line = text.slice(0, error.pos[0]).split('\n').length;
    return { ok: false, error: new AppError('import-yaml-invalid', { problem, line }) };
  }
  try {
    const { entries } = new Walk().entry(document.contents, 0);
    return entries
      ? { ok: true, entries }
      : { ok: false, error: new AppError('import-yaml-without-keys', {}) };
  } catch (thrown) {
    if (thrown instanceof AppError) return { ok: false, error: thrown };
    throw thrown;
  }
}

type YamlNode = Document['contents'] | unknown;

class Walk {
  private nodes = 0;
  private readonly anchors = new Map<string, YamlNode>();

  entry(node: YamlNode, depth: number): Entry {
    this.nodes += 1;
    if (this.nodes > MAX_NODES) throw new AppError('import-yaml-too-large', { limit: MAX_NODES });
    if (depth > MAX_DEPTH) throw new AppError('import-yaml-loop', {});
    if (isAlias(node)) {
      if (!this.anchors.has(node.source))
        throw new AppError('import-yaml-alias-undefined', { alias: node.source });
      return this.entry(this.anchors.get(node.source), depth + 1);
    }
    if (isScalar(node)) {
      this.name(node.anchor, node);
      return scalar(node.tag, String(node.value ?? ''), node.type === 'PLAIN');
    }
    if (isSeq(node)) {
      this.name(node.anchor, node);
      refuse(node.tag, 'seq');
      const items = node.items.map((item) => this.entry(item, depth + 1));
      const unsupported = items.find((item) => item.unsupported !== undefined)?.unsupported;
      const value = items.map((item) => item.value);
      return {
        value,
        text: jsonText(value),
        ...(unsupported === undefined ? {} : { unsupported }),
      };
    }
    if (isMap(node)) {
      this.name(node.anchor, node);
      refuse(node.tag, 'map');
      return mapping(this.pairs(node.items, depth + 1));
    }
    return { value: null, text: '' };
  }

  private name(anchor: string | undefined, node: YamlNode): void {
    if (anchor !== undefined) this.anchors.set(anchor, node);
  }

  /** In order; the last of duplicate keys counts, and keys merged with `<<` count least. */
  private pairs(items: readonly { key: unknown; value: unknown }[], depth: number): Entries {
    const merged: [string, Entry][] = [];
    const own: [string, Entry][] = [];
    for (const { key, value } of items) {
      const { text, entries, value: name } = this.entry(key, depth);
      if (entries || Array.isArray(name)) throw new AppError('import-yaml-key-invalid', {});
      const entry = this.entry(value, depth);
      if (text === '<<' && entry.entries) merged.push(...entry.entries);
      else own.push([text, entry]);
    }
    return new Map([...merged, ...own]);
  }
}

function mapping(entries: Entries): Entry {
  const value = Object.fromEntries([...entries].map(([key, entry]) => [key, entry.value]));
  const unsupported = [...entries.values()].find(
    (entry) => entry.unsupported !== undefined,
  )?.unsupported;
  return {
    value,
    text: jsonText(value),
    entries,
    ...(unsupported === undefined ? {} : { unsupported }),
  };
}

const KNOWN = 'tag:yaml.org,2002:';

function refuse(tag: string | undefined, kind: string): void {
  if (tag !== undefined && tag !== `${KNOWN}${kind}`)
    throw new AppError('import-yaml-tag-rejected', { tag: tag.replace(KNOWN, '!!') });
}

function scalar(tag: string | undefined, text: string, plain: boolean): Entry {
  if (tag === undefined || tag === '!')
    return plain && tag === undefined ? { text, ...readPlain(text) } : { text, value: text };
  if (tag === `${KNOWN}str`) return { text, value: text };
  const read = readPlain(text);
  const kind = tag.slice(KNOWN.length);
  if (kind === 'float' && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text))
    return { text, value: Number(text) };
  const type = typeof read.value === 'bigint' ? 'number' : typeof read.value;
  const fits = { int: 'number', bool: 'boolean', null: 'object', timestamp: 'string' }[kind];
  if (fits !== undefined && type === fits) return { text, ...read };
  throw new AppError('import-yaml-tag-unreadable', { tag: tag.replace(KNOWN, '!!'), text });
}
