/**
 * Two to six payloads compared. A diff is a view of their provenance, so that it has the source of every value and
 * works for a rejected request too. The audit trail is not compared: it repeats the provenance.
 */

import { CONCEPTS } from '../catalogue/concepts';
import { SECTION_NAMES } from '../catalogue/types';
import { comparable } from '../consistency/comparable';
import { tensorflowSection } from '../factory/assemble';
import { type FieldProvenance, isSetByUser, LAYERS, type Layer } from '../provenance/provenance';
import { WORKFLOWS } from '../request/request';
import { findTarget } from '../targets';
import { findField } from '../targets/catalogue';
import { groupBy } from '../values/groupBy';
import { formatValue } from '../values/python';
import { sameValue, type Value } from '../values/value';
import { changeText } from './change';
import type { DiffSource } from './source';

export const LEAST_SOURCES = 2;
export const MOST_SOURCES = 6;

/** `source`: the same value everywhere, but not from the same layer, or set in one and a default in another. */
export const DIFF_KINDS = ['differs', 'source', 'same'] as const;
export type DiffKind = (typeof DIFF_KINDS)[number];

/** A field's value in one source. */
export interface Cell {
  readonly value: FieldProvenance['value'];
  readonly layer: Layer;
  /** The user set it; else it is a default, or follows from something else. */
  readonly set: boolean;
  /** As Python writes it, typed by the field. */
  readonly text: string;
  /** Another value than the baseline's, or without a baseline than the most frequent one. */
  readonly deviates: boolean;
  /** `×10` or `+4` of a number that deviates; null when there is nothing short to say. */
  readonly change: string | null;
}

/** Where a field is written. */
export interface Place {
  /** As in provenance. */
  readonly section: string;
  /** `tf_training_config.model` for the model inside. */
  readonly title: string;
  readonly name: string;
}

export interface DiffRow {
  /** One field, or all fields of a setting that have the same value in each of the sources. */
  readonly places: readonly Place[];
  readonly kind: DiffKind;
  /** In the order of the sources; null where a source has no such field, which is not the same as None. */
  readonly cells: readonly (Cell | null)[];
}

export type DiffCounts = { readonly [kind in DiffKind]: number };

/** A setting with a row for each value that its fields have, or a section with a row for each field. */
export interface DiffGroup {
  readonly title: string;
  readonly rows: readonly DiffRow[];
  readonly counts: DiffCounts;
}

export type DiffBy = 'setting' | 'section';

export interface Diff {
  readonly by: DiffBy;
  readonly sources: readonly Omit<DiffSource, 'provenance'>[];
  /** Index of the source that the others deviate from. */
  readonly baseline: number | null;
  readonly groups: readonly DiffGroup[];
  /** Of settings or of fields. */
  readonly counts: DiffCounts;
}

interface Options {
  /** `setting` when absent. */
  readonly by?: DiffBy;
  /** The first source when absent. */
  readonly baseline?: number | null;
}

/** Compares the sources; settings, sections and fields are in the order of the payload. */
export function diffSources(
  sources: readonly DiffSource[],
  { by = 'setting', baseline = 0 }: Options = {},
): Diff {
  const places = sectionsOf(sources).flatMap((section) => placesIn(section, sources));
  const keyOf = ({ name, title }: Place) => (by === 'setting' ? settingOf(name) : title);
  const groups = [...groupBy(places, keyOf)].map(([title, here]): DiffGroup => {
    const fields = here.map((place) => rowOf(place, sources, baseline));
    const rows = by === 'setting' ? [...groupBy(fields, likeness).values()].map(merged) : fields;
    return { title, rows, counts: count(rows.map(({ kind }) => kind)) };
  });
  const kinds = by === 'setting' ? groups.map(kindOfGroup) : groups.flatMap(kindsIn);
  return {
    by,
    sources: sources.map(({ label, target, workflow }) => ({ label, target, workflow })),
    baseline,
    groups,
    counts: count(kinds),
  };
}

const kindsIn = ({ rows }: DiffGroup): DiffKind[] => rows.map(({ kind }) => kind);

/** A setting differs where any of its fields does. */
const kindOfGroup = (group: DiffGroup): DiffKind =>
  DIFF_KINDS.find((kind) => group.counts[kind] > 0) ?? 'same';

/** The groups with the rows that hold alone; groups without any are left out. */
export const filterDiff = (
  { groups }: Diff,
  isWanted: (row: DiffRow, group: DiffGroup) => boolean,
): DiffGroup[] =>
  groups.flatMap((group) => {
    const rows = group.rows.filter((row) => isWanted(row, group));
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });

/** The source of a value in a word: its layer, and whether an execution value is only the default. */
export const sourceText = (cell: Cell | null): string => {
  if (!cell) return 'n/a';
  return cell.layer === 'execution' && !cell.set ? 'execution default' : cell.layer;
};

const CONCEPT_OF: ReadonlyMap<string, string> = new Map(
  CONCEPTS.flatMap(({ names }) => names.map((name) => [name, names[0] ?? name] as const)),
);

/** The name of the setting that a field belongs to: `gridsize` for `grid_size`. */
const settingOf = (name: string): string => CONCEPT_OF.get(name) ?? name;

function rowOf(place: Place, sources: readonly DiffSource[], baseline: number | null): DiffRow {
  const found = sources.map((source) => source.provenance[place.section]?.[place.name] ?? null);
  const values = found.map((one) => one?.value);
  const reference = baseline === null ? mostFrequent(values) : values[baseline];
  const cells = found.map((one, i): Cell | null => {
    const source = sources[i];
    if (!one || !source) return null;
    const type =
      findTarget(source.target) && findField(source.target, place.section, place.name)?.type;
    const deviates = !isSame(one.value, reference);
    return {
      value: one.value,
      layer: one.layer,
      set: isSetByUser(one),
      text: formatValue(one.value, type),
      deviates,
      change: deviates && reference !== undefined ? changeText(reference, one.value) : null,
    };
  });
  return { places: [place], kind: kindOf(cells), cells };
}

function kindOf(cells: readonly (Cell | null)[]): DiffKind {
  const [first] = cells;
  if (!cells.every((cell) => isSame(cell?.value, first?.value))) return 'differs';
  const from = (cell: Cell | null | undefined) => `${cell?.layer} ${cell?.set}`;
  return cells.every((cell) => from(cell) === from(first)) ? 'same' : 'source';
}

const isSame = (a: Value | undefined, b: Value | undefined): boolean =>
  a === undefined || b === undefined ? a === b : sameValue(a, b);

/** The first of the most frequent ones. */
function mostFrequent(values: readonly (Value | undefined)[]): Value | undefined {
  const counts = values.map((value) => values.filter((other) => isSame(other, value)).length);
  return values[counts.indexOf(Math.max(...counts))];
}

/** Fields of a setting are one row where they have the same value in each source, and differ between the same sources. */
function likeness({ places, cells }: DiffRow): string {
  const name = places[0]?.name ?? '';
  return JSON.stringify(
    cells.map(
      (cell) =>
        cell && [
          comparable(name, cell.value),
          cells.findIndex((other) => isSame(other?.value, cell.value)),
        ],
    ),
    (_, value) => (typeof value === 'bigint' ? String(value) : value),
  );
}

/** One row for all, with the values of the field that the highest layer decides. */
function merged(rows: readonly DiffRow[]): DiffRow {
  const [best] = [...rows].sort((a, b) => layerRank(a) - layerRank(b));
  const kind = DIFF_KINDS.find((one) => rows.some((row) => row.kind === one)) ?? 'same';
  return { places: rows.flatMap(({ places }) => places), kind, cells: best?.cells ?? [] };
}

const layerRank = ({ cells }: DiffRow): number =>
  Math.min(...cells.map((cell) => (cell ? LAYERS.indexOf(cell.layer) : LAYERS.length)));

/** Sections of any source, in the payload's order, the model after its TensorFlow section. */
function sectionsOf(sources: readonly DiffSource[]): string[] {
  const order = sources.flatMap(({ target, workflow }) => {
    const known = WORKFLOWS.find((name) => name === workflow);
    const sections = (known && findTarget(target)?.payloadSections[known]) ?? [];
    return sections.flatMap((section) =>
      known && section === tensorflowSection(known) ? [section, 'tf_model_config'] : [section],
    );
  });
  const there = new Set(sources.flatMap(({ provenance }) => Object.keys(provenance)));
  return [...new Set([...order, ...SECTION_NAMES, ...there])].filter((name) => there.has(name));
}

function placesIn(section: string, sources: readonly DiffSource[]): Place[] {
  const title = titleOf(section, sources);
  const names = sources.flatMap(({ provenance }) => Object.keys(provenance[section] ?? {}));
  return [...new Set(names)].map((name) => ({ section, title, name }));
}

function titleOf(section: string, sources: readonly DiffSource[]): string {
  if (section !== 'tf_model_config') return section;
  const workflows = [...new Set(sources.map(({ workflow }) => workflow))];
  return workflows.map((workflow) => `tf_${workflow}_config.model`).join(' / ');
}

function count(kinds: readonly DiffKind[]): DiffCounts {
  const counts = { differs: 0, source: 0, same: 0 };
  for (const kind of kinds) counts[kind] += 1;
  return counts;
}
