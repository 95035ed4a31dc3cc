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
  /** What it is when a request cannot hold it; see `Scalar`. */
  readonly odd?: string;
  /** Of a mapping. */
  readonly entries?: Entries;
}
export type Entries = ReadonlyMap<string, Entry>;

export type YamlRead =
  | { readonly ok: true; readonly entries: Entries }
  | { readonly ok: false; readonly problem: string };

/** More nodes than any configuration has; aliases of aliases multiply. */
const MAX_NODES = 5000;
const MAX_DEPTH = 60;

/** The mapping that a text holds. Never throws. */
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
      problem: 'This YAML holds no keys with values, so it is no configuration.',
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
        `This YAML has more than ${MAX_NODES} values once its aliases are followed; no configuration has, so it is not read.`,
      );
    if (depth > MAX_DEPTH)
      throw new Error('This YAML holds itself through an alias; a configuration cannot.');
    if (isAlias(node)) {
      if (!this.anchors.has(node.source))
        throw new Error(`This YAML refers to *${node.source}, which nothing before it names.`);
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
      const odd = items.find((item) => item.odd !== undefined)?.odd;
      const value = items.map((item) => item.value);
      return { value, text: jsonText(value), ...(odd === undefined ? {} : { odd }) };
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

  /** In order; of a key that stands twice the last counts, and what is merged with `<<` counts least. */
  private pairs(items: readonly { key: unknown; value: unknown }[], depth: number): Entries {
    const merged: [string, Entry][] = [];
    const own: [string, Entry][] = [];
    for (const { key, value } of items) {
      const { text, entries, value: name } = this.entry(key, depth);
      if (entries || Array.isArray(name)) throw new Error('This YAML has a key that is no word.');
      const entry = this.entry(value, depth);
      if (text === '<<' && entry.entries) merged.push(...entry.entries);
      else own.push([text, entry]);
    }
    return new Map([...merged, ...own]);
  }
}

function mapping(entries: Entries): Entry {
  const value = Object.fromEntries([...entries].map(([key, entry]) => [key, entry.value]));
  const odd = [...entries.values()].find((entry) => entry.odd !== undefined)?.odd;
  return { value, text: jsonText(value), entries, ...(odd === undefined ? {} : { odd }) };
}

const KNOWN = 'tag:yaml.org,2002:';

function refuse(tag: string | undefined, kind: string): void {
  if (tag !== undefined && tag !== `${KNOWN}${kind}`)
    throw new Error(
      `This YAML has the tag ${tag.replace(KNOWN, '!!')}, which PyYAML's safe loader refuses.`,
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
