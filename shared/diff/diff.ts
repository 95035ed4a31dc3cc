/**
 * The diff of two payloads, field by field. It is a view of their provenance, so that it knows the source of every
 * value, and works for a refused request too. The audit trail is no section of its own here: it repeats
 * the provenance.
 */

import { SECTION_NAMES } from '../catalogue/types';
import { tensorflowSection } from '../factory/assemble';
import { type FieldProvenance, isSetByUser, type Layer } from '../provenance/provenance';
import { WORKFLOWS } from '../request/request';
import { findTarget } from '../targets';
import { findField } from '../targets/catalogue';
import { formatValue } from '../values/python';
import { sameValue } from '../values/value';
import { changeText } from './change';
import type { DiffSource } from './source';

/** `source`: the same value, from another layer, or set where it was a default. */
export const DIFF_KINDS = ['changed', 'source', 'same', 'only-a', 'only-b'] as const;
export type DiffKind = (typeof DIFF_KINDS)[number];

/** A field's value on one side. */
export interface Cell {
  readonly value: FieldProvenance['value'];
  readonly layer: Layer;
  /** The user set it; else it is a default, or follows from something else. */
  readonly set: boolean;
  /** As Python writes it, typed by the field. */
  readonly text: string;
}

export interface DiffRow {
  /** As in provenance. */
  readonly section: string;
  readonly name: string;
  readonly kind: DiffKind;
  /** null where that side has no such field, which is not the same as None. */
  readonly a: Cell | null;
  readonly b: Cell | null;
  /** `×10` or `+4` for numbers; null when there is nothing short to say. */
  readonly change: string | null;
}

export type DiffCounts = { readonly [kind in DiffKind]: number };

export interface DiffSection {
  readonly section: string;
  /** `tf_training_config.model` for the model inside. */
  readonly title: string;
  readonly rows: readonly DiffRow[];
  readonly counts: DiffCounts;
}

type Head = Omit<DiffSource, 'provenance'>;

export interface Diff {
  readonly a: Head;
  readonly b: Head;
  readonly sections: readonly DiffSection[];
  readonly counts: DiffCounts;
}

/** Whether the payloads differ there; another source alone is no different payload. */
export const isDifferent = ({ kind }: DiffRow): boolean => kind !== 'same' && kind !== 'source';

/** How many fields differ. */
export const countDifferent = (counts: DiffCounts): number =>
  counts.changed + counts['only-a'] + counts['only-b'];

/** Compares two sides; sections and fields are in the order of the payload. */
export function diffSources(a: DiffSource, b: DiffSource): Diff {
  const sections = sectionsOf(a, b).map((section): DiffSection => {
    const rows = namesOf(section, a, b).map((name) => compare(section, name, a, b));
    return { section, title: titleOf(section, a, b), rows, counts: count(rows) };
  });
  return {
    a: head(a),
    b: head(b),
    sections,
    counts: count(sections.flatMap(({ rows }) => rows)),
  };
}

/** The source of a value in a word: its layer, and whether an execution value is only the default. */
export const sourceText = (cell: Cell | null): string => {
  if (!cell) return 'n/a';
  return cell.layer === 'execution' && !cell.set ? 'execution default' : cell.layer;
};

const head = ({ label, target, workflow }: DiffSource): Head => ({ label, target, workflow });

function compare(section: string, name: string, a: DiffSource, b: DiffSource): DiffRow {
  const left = cellOf(a, section, name);
  const right = cellOf(b, section, name);
  return {
    section,
    name,
    kind: kindOf(left, right),
    a: left,
    b: right,
    change: left && right ? changeText(left.value, right.value) : null,
  };
}

function kindOf(a: Cell | null, b: Cell | null): DiffKind {
  if (!a) return 'only-b';
  if (!b) return 'only-a';
  if (!sameValue(a.value, b.value)) return 'changed';
  return a.layer === b.layer && a.set === b.set ? 'same' : 'source';
}

function cellOf(source: DiffSource, section: string, name: string): Cell | null {
  const fieldProvenance = source.provenance[section]?.[name];
  if (!fieldProvenance) return null;
  const type = findTarget(source.target) && findField(source.target, section, name)?.type;
  return {
    value: fieldProvenance.value,
    layer: fieldProvenance.layer,
    set: isSetByUser(fieldProvenance),
    text: formatValue(fieldProvenance.value, type),
  };
}

/** Sections of either side, in the payload's order, the model after its TensorFlow section. */
function sectionsOf(a: DiffSource, b: DiffSource): string[] {
  const order = [a, b].flatMap(({ target, workflow }) => {
    const known = WORKFLOWS.find((name) => name === workflow);
    const sections = (known && findTarget(target)?.payloadSections[known]) ?? [];
    return sections.flatMap((section) =>
      known && section === tensorflowSection(known) ? [section, 'tf_model_config'] : [section],
    );
  });
  const there = new Set([...Object.keys(a.provenance), ...Object.keys(b.provenance)]);
  return [...new Set([...order, ...SECTION_NAMES, ...there])].filter((name) => there.has(name));
}

function namesOf(section: string, a: DiffSource, b: DiffSource): string[] {
  return [...new Set([a, b].flatMap(({ provenance }) => Object.keys(provenance[section] ?? {})))];
}

function titleOf(section: string, a: DiffSource, b: DiffSource): string {
  if (section !== 'tf_model_config') return section;
  const workflows = [...new Set([a.workflow, b.workflow])];
  return workflows.map((workflow) => `tf_${workflow}_config.model`).join(' / ');
}

function count(rows: readonly DiffRow[]): DiffCounts {
  const counts = { changed: 0, source: 0, same: 0, 'only-a': 0, 'only-b': 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}
