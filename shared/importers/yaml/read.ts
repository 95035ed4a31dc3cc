/** YAML as PyYAML's safe loader reads it: the structure by the `yaml` package, the scalars by YAML 1.1's rules. */

import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
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
  | { readonly ok: false; readonly problem: string };

/** Aliases of aliases multiply. */
const MAX_NODES = 5000;
const MAX_DEPTH = 60;

/** The mapping in a text. Never throws. */
export function readYaml(text: string): YamlRead {
  const problem = tooMuchYaml(text);
  if (problem !== null) return { ok: false, problem };
  try {
    const document = parseDocument(text, {
      version: '1.1',
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const error = document.errors[0];
    if (error)
      return {
        ok: false,
        problem: `This YAML cannot be read: ${error.message.replace(/\.?$/, '')} (line ${text.slice(0, error.pos[0]).split('\n').length}).`,
      };
    const whole = new Walk().entry(document.contents, 0);
    if (whole.entries) return { ok: true, entries: whole.entries };
    return {
      ok: false,
      problem: 'This YAML contains no keys with values.',
    };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

type YamlNode = Document['contents'] | unknown;

class Walk {
  private nodes = 0;
  private readonly anchors = new Map<string, YamlNode>();

  entry(node: YamlNode, depth: number): Entry {
    this.nodes += 1;
    if (this.nodes > MAX_NODES)
      throw new Error(
        `This YAML has more than ${MAX_NODES} values after expanding its aliases; the limit keeps hostile files from exhausting memory.`,
      );
    if (depth > MAX_DEPTH) throw new Error('This YAML contains itself through an alias.');
    if (isAlias(node)) {
      if (!this.anchors.has(node.source))
        throw new Error(`Undefined alias *${node.source} in this YAML.`);
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
      if (entries || Array.isArray(name))
        throw new Error('This YAML has a key that is not a string.');
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
    throw new Error(
      `This YAML has the tag ${tag.replace(KNOWN, '!!')}, which PyYAML's safe loader rejects.`,
    );
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
  throw new Error(
    `This YAML has the tag ${tag.replace(KNOWN, '!!')} on ${JSON.stringify(text)}, which cannot be read.`,
  );
}
