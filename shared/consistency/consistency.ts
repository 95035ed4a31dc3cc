/** The values of each concept in all its places of a payload, and which of them a run really reads. */

import { CONCEPTS, type Concept } from '../catalogue/concepts';
import { SECTION_NAMES, type SectionName } from '../catalogue/types';
import { tensorflowSection } from '../factory/assemble';
import type { Resolution } from '../factory/resolution';
import type { Layer } from '../provenance/provenance';
import type { EntryPoint } from '../request/entryPoint';
import type { Workflow } from '../request/request';
import { findTarget } from '../targets';
import { typeOfName } from '../targets/catalogue';
import type { Target, Use } from '../targets/target';
import { shownValue } from '../values/shown';
import { sameValue, type Value } from '../values/value';
import { comparable } from './comparable';

/** The column of the legacy dictionary. */
export const LEGACY = 'params.cfg';

export interface ConsistencyCell {
  readonly name: string;
  readonly value: Value;
  readonly text: string;
  /** null in the legacy dictionary, which has no provenance of its own. */
  readonly layer: Layer | null;
  /** Differs from the place that is read, or from most places when that is unknown. */
  readonly conflicting: boolean;
  readonly used: boolean;
}

export interface ConsistencyRow {
  readonly id: string;
  readonly label: string;
  readonly verdict: 'agrees' | 'differs' | 'single';
  /** Which place a run reads; null when that is not known. */
  readonly use: Use | null;
  /** By column. */
  readonly cells: { readonly [column: string]: readonly ConsistencyCell[] };
}

export interface ConsistencyTable {
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly ConsistencyRow[];
}

/** A value of a concept with the section that it is written to. */
export interface StatedPlace extends ConsistencyCell {
  /** `tf_training_config.model` for the model inside, `params.cfg` for the legacy dictionary. */
  readonly title: string;
}

/** All values of a row, in the order of the columns. */
export const placesOf = (
  { columns }: ConsistencyTable,
  { cells }: ConsistencyRow,
): readonly StatedPlace[] =>
  columns.flatMap(({ id, title }) => (cells[id] ?? []).map((cell) => ({ ...cell, title })));

/**
 * The value that a run uses: the one of the section that it reads, or that of all sections where they agree and it is
 * not known which one is read; null when it cannot be told.
 */
export const usedPlace = (
  { verdict, use }: ConsistencyRow,
  places: readonly StatedPlace[],
): StatedPlace | null =>
  places.find(({ used }) => used) ??
  (use === null && verdict !== 'differs' ? (places[0] ?? null) : null);

/** The table of a resolved request. Refused requests show what was decided before the refusal. */
export function consistency(
  targetName: string,
  workflow: Workflow,
  resolution: Pick<Resolution, 'provenance' | 'legacyParams'>,
  entryPoint?: EntryPoint,
): ConsistencyTable {
  const target = findTarget(targetName);
  if (!target) return { columns: [], rows: [] };
  const sections = columnsOf(target, workflow, resolution);
  const rows = CONCEPTS.flatMap((concept) => {
    const stated = [
      ...sections.flatMap((section) => statedIn(target, section, concept, resolution)),
      ...statedInLegacy(target, concept, resolution),
    ];
    return stated.length === 0
      ? []
      : [rowOf(concept, stated, target.uses(workflow, concept.id, entryPoint))];
  });
  return {
    columns: [...sections, LEGACY].map((id) => ({ id, title: titleOf(id, workflow) })),
    rows,
  };
}

interface Stated {
  readonly column: string;
  readonly name: string;
  readonly value: Value;
  readonly layer: Layer | null;
  readonly text: string;
}

function columnsOf(
  target: Target,
  workflow: Workflow,
  { provenance }: Pick<Resolution, 'provenance'>,
): SectionName[] {
  return target.payloadSections[workflow]
    .flatMap((section) =>
      section === tensorflowSection(workflow) ? [section, 'tf_model_config' as const] : [section],
    )
    .filter((section) => provenance[section]);
}

function titleOf(id: string, workflow: Workflow): string {
  if (id === 'tf_model_config') return `${tensorflowSection(workflow)}.model`;
  return SECTION_NAMES.some((name) => name === id) ? id : LEGACY;
}

function statedIn(
  target: Target,
  section: SectionName,
  { names }: Concept,
  { provenance }: Pick<Resolution, 'provenance'>,
): Stated[] {
  return names.flatMap((name) => {
    const fieldProvenance = provenance[section]?.[name];
    if (!fieldProvenance) return [];
    const text = shownValue(fieldProvenance.value, target.sections[section][name]?.type);
    return [
      { column: section, name, value: fieldProvenance.value, layer: fieldProvenance.layer, text },
    ];
  });
}

function statedInLegacy(
  target: Target,
  { names }: Concept,
  { legacyParams }: Pick<Resolution, 'legacyParams'>,
): Stated[] {
  return names.flatMap((name) => {
    const key = target.legacyKeys[name] ?? name;
    const value = legacyParams?.[key];
    if (value === undefined) return [];
    const text = shownValue(value, typeOfName(target.name, name));
    return [{ column: LEGACY, name: key, value, layer: null, text }];
  });
}

function rowOf(
  { id, label, names }: Concept,
  stated: readonly Stated[],
  use: Use | null,
): ConsistencyRow {
  const terms = stated.map(({ column, name, value }) =>
    comparable(column === LEGACY ? fieldOf(name, names) : name, value),
  );
  const read = placeRead(stated, use);
  const used = stated.findIndex(
    ({ column, name }) => read?.section === column && read.name === name,
  );
  const right = used < 0 ? mostCommon(terms) : terms[used];
  const cells: { [column: string]: ConsistencyCell[] } = {};
  stated.forEach(({ column, ...cell }, i) => {
    const conflicting = right !== undefined && !sameValue(terms[i] ?? null, right);
    cells[column] = [...(cells[column] ?? []), { ...cell, conflicting, used: i === used }];
  });
  const differs = Object.values(cells)
    .flat()
    .some(({ conflicting }) => conflicting);
  const verdict = stated.length === 1 ? 'single' : differs ? 'differs' : 'agrees';
  return { id, label, verdict, use, cells };
}

/** The place that the run reads: an override's own where it has one, else the usual one. */
function placeRead(stated: readonly Stated[], use: Use | null): Use['place'] {
  const { overridden } = use ?? {};
  const wins = stated.some(
    ({ column, name, layer }) =>
      layer === 'override' && overridden?.section === column && overridden.name === name,
  );
  return wins && overridden ? overridden : (use?.place ?? null);
}

/** The TensorFlow name behind a legacy key: the key itself when it is one of the concept's names. */
const fieldOf = (key: string, names: readonly string[]): string =>
  names.includes(key) ? key : (names[0] ?? key);

function mostCommon(values: readonly Value[]): Value | undefined {
  const count = (value: Value) => values.filter((other) => sameValue(other, value)).length;
  const counts = values.map(count);
  return values[counts.indexOf(Math.max(...counts))];
}
