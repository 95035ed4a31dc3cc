/** How the fields of a copy differ from a target's. */
import { type FieldFact, SECTION_NAMES, type SectionName } from '../catalogue/types';
import type { AppError } from '../errors/appError';
import { TARGETS } from '../targets';
import type { Target } from '../targets/target';
import type { FieldType } from '../values/fieldType';
import { formatValue } from '../values/python';
import { own, sameValue, type Value, type Values } from '../values/value';
import type { EnvironmentReport } from './report';
import { type ReadCatalogue, type ReadField, readCatalogue } from './source/catalogue';
import { pythonType } from './source/types';
import { type Blobs, differencesFromTarget } from './states';

type Drift = EnvironmentReport['drift'][number];
type NameDrift = EnvironmentReport['names'][number];

/** Every field that differs, by section, in the target's order; a section that could not be read is left out. */
export function driftFrom(target: Target, { sections }: ReadCatalogue): Drift[] {
  return SECTION_NAMES.flatMap((section) => {
    const fields = sections[section];
    return fields === null ? [] : sectionDrift(target, section, fields);
  });
}

function sectionDrift(target: Target, section: SectionName, fields: readonly ReadField[]): Drift[] {
  const facts = target.sections[section];
  const here = new Map(fields.map((field) => [field.name, field]));
  const names = Object.keys(facts);
  const added = fields.filter(({ name }) => !Object.hasOwn(facts, name));
  const renamed = renames(target, section, fields);
  const known = names.flatMap((name): Drift[] => {
    const fact = own(facts, name);
    const field = here.get(renamed.get(name) ?? name);
    if (!fact) return [];
    if (!field)
      return [
        {
          ...{ section, field: name, change: 'removed', type: pythonType(fact.type) },
          ...{ from: fact.default ?? null, to: null },
        },
      ];
    const row = { section, field: name, type: field.typeText };
    const named: Drift[] =
      field.name === name ? [] : [{ ...row, change: 'renamed', from: name, to: field.name }];
    return [...named, ...aspects(fact, field).map((aspect) => ({ ...row, ...aspect }))];
  });
  const isNew = ({ name }: ReadField) => ![...renamed.values()].includes(name);
  return [
    ...known,
    ...added.filter(isNew).map((field) => ({
      ...{ section, field: field.name, change: 'added' as const, type: field.typeText },
      ...{ from: null, to: field.default.kind === 'value' ? field.default.value : null },
    })),
  ];
}

/** What differs in one field; what only Python can say is not compared. */
function aspects(fact: FieldFact, field: ReadField): Pick<Drift, 'change' | 'from' | 'to'>[] {
  const found: Pick<Drift, 'change' | 'from' | 'to'>[] = [];
  if (field.type && shape(fact.type) !== shape(field.type))
    found.push({ change: 'type', from: pythonType(fact.type), to: pythonType(field.type) });
  const before = choicesOf(fact.type);
  const after = field.type ? choicesOf(field.type) : before;
  if (before.length > 0 && after.length > 0 && !sameSet(before, after))
    found.push({ change: 'choices', from: before, to: after });
  const known = field.default;
  if (known.kind === 'unknown') return found;
  const isRequired = known.kind === 'required';
  const value = isRequired ? null : known.value;
  if (isRequired !== (fact.default === undefined) || !sameValue(fact.default ?? null, value))
    found.push({ change: 'default', from: fact.default ?? null, to: value });
  return found;
}

/** A type without its choices and the order of a union's parts. */
function shape(type: FieldType): string {
  const nullable = type.nullable ? '?' : '';
  switch (type.kind) {
    case 'union':
      return `(${type.of.map(shape).sort().join('|')})${nullable}`;
    case 'tuple':
      return `tuple(${type.of.map(shape).join(',')})${nullable}`;
    case 'list':
      return `list(${shape(type.of)})${nullable}`;
    default:
      return type.kind + nullable;
  }
}

function choicesOf(type: FieldType): (string | number)[] {
  if (type.kind === 'enum') return [...type.choices];
  return type.kind === 'union' ? type.of.flatMap(choicesOf) : [];
}

const sameSet = (a: readonly Value[], b: readonly Value[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item));

/**
 * New names by old ones. A removed and an added field of one section are one field when the target knows both names for
 * one setting; or when type and default are equal, both are declared between the same two fields that stayed, and there
 * are as many such removed as added fields.
 */
function renames(
  target: Target,
  section: SectionName,
  fields: readonly ReadField[],
): ReadonlyMap<string, string> {
  const facts = Object.entries(target.sections[section]);
  const before = gaps(facts, ([name]) => name, new Set(fields.map(({ name }) => name)));
  const after = gaps(fields, ({ name }) => name, new Set(facts.map(([name]) => name)));
  const found = new Map<string, string>();
  const added = [...after.values()].flat();
  for (const [old] of [...before.values()].flat()) {
    const synonym = added.find(({ name }) => areSynonyms(target, old, name));
    if (synonym) found.set(old, synonym.name);
  }
  for (const [gap, removed] of before)
    for (const [old, fact] of removed) {
      const isLike = (field: ReadField) => field.type !== null && aspects(fact, field).length === 0;
      const candidates = (after.get(gap) ?? []).filter(isLike);
      const first = candidates[0];
      const rivals = removed.filter(
        ([, other]) => first && first.type !== null && aspects(other, first).length === 0,
      );
      const match = candidates[rivals.findIndex(([name]) => name === old)];
      const isTaken = match && [...found.values()].includes(match.name);
      if (match && rivals.length === candidates.length && !isTaken && !found.has(old))
        found.set(old, match.name);
    }
  return found;
}

/** The items whose name is not in `kept`, by the names that are before and after them. */
function gaps<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  kept: ReadonlySet<string>,
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  let open: T[] = [];
  let last = '';
  for (const item of items) {
    if (!kept.has(nameOf(item))) {
      open.push(item);
      continue;
    }
    if (open.length > 0) found.set(`${last} ${nameOf(item)}`, open);
    open = [];
    last = nameOf(item);
  }
  if (open.length > 0) found.set(`${last} `, open);
  return found;
}

const areSynonyms = ({ aliases, synonyms }: Target, a: string, b: string): boolean =>
  own(aliases, a) === b ||
  own(aliases, b) === a ||
  synonyms.some((names) => names.includes(a) && names.includes(b));

/** Names that differ, list by list; a list that could not be read is left out. */
export function nameDriftFrom(target: Target, read: ReadCatalogue): NameDrift[] {
  const { factory } = target.traits;
  const { inferenceNames, mergedOptions, ciProfile } = read;
  return [
    ...listDrift('override_aliases', target.aliases, read.aliases),
    ...listDrift('legacy_keys', target.legacyKeys, read.legacyKeys),
    ...listDrift(
      'unknown_overrides',
      { training: factory.unknownOverrides.training },
      read.unknownOverrides && { training: read.unknownOverrides },
    ),
    ...(factory.inferenceNames === null
      ? []
      : listDrift(
          'inference_overrides',
          all(factory.inferenceNames, 'read'),
          inferenceNames && all(inferenceNames, 'read'),
        )),
    ...listDrift(
      'merged_options',
      all(factory.mergedOptions, 'merged'),
      mergedOptions && all(mergedOptions, 'merged'),
    ),
    ...listDrift('profile_ci', texts(target.profiles.ci ?? {}), ciProfile && texts(ciProfile)),
  ];
}

const all = (names: readonly string[], what: string): { readonly [name: string]: string } =>
  Object.fromEntries(names.map((name) => [name, what]));

const texts = (values: Values): { readonly [name: string]: string } =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, formatValue(value)]));

function listDrift(
  list: NameDrift['list'],
  before: { readonly [name: string]: string },
  after: { readonly [name: string]: string } | null,
): NameDrift[] {
  if (after === null) return [];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name): NameDrift[] => {
    const from = own(before, name) ?? null;
    const to = own(after, name) ?? null;
    return from === to ? [] : [{ list, name, from, to }];
  });
}

type Fields = Pick<EnvironmentReport, 'nearest' | 'drift' | 'names' | 'unread' | 'unknown'>;

/**
 * The fields of a copy compared with the nearest target: the one with the fewest differences, and of those the one with the
 * fewest other files. A copy that is exactly in the state of a target declares what that target does, and is not read.
 */
export function compareFields(
  texts: ReadonlyMap<string, string>,
  blobs: Blobs,
  exact: string | null,
): Fields & { readonly problems: readonly AppError[] } {
  const nothing = { drift: [], names: [], unread: [], unknown: [], problems: [] };
  if (exact !== null) return { nearest: exact, ...nothing };
  const read = readCatalogue(texts);
  const { sections, problems } = read;
  const unread = SECTION_NAMES.filter((section) => sections[section] === null);
  const rest = { unread, unknown: unknownIn(read), problems };
  const isEmpty = SECTION_NAMES.every((section) => (sections[section] ?? []).length === 0);
  const ranked = RUNNING.map((target) => ({
    target,
    drift: driftFrom(target, read),
    files: differencesFromTarget(target.name, blobs),
  })).sort((a, b) => a.drift.length - b.drift.length || a.files - b.files);
  const [first] = ranked;
  if (isEmpty || !first) return { ...nothing, nearest: null, ...rest };
  const { target, drift } = first;
  return { nearest: target.name, drift, names: nameDriftFrom(target, read), ...rest };
}

const RUNNING = Object.values(TARGETS).filter(({ traits }) => traits.run.runs);

/** Fields whose type or default only Python can compute. */
export const unknownIn = ({ sections }: ReadCatalogue): EnvironmentReport['unknown'] =>
  SECTION_NAMES.flatMap((section) =>
    (sections[section] ?? []).flatMap(({ name: field, type, typeText, default: value }) => [
      ...(type === null ? [{ section, field, aspect: 'type' as const, what: typeText }] : []),
      ...(value.kind === 'unknown'
        ? [{ section, field, aspect: 'default' as const, what: value.text }]
        : []),
    ]),
  );
