/** The catalogue: every field of every section of a target, its facts joined with its description. */

import { describeField } from '../catalogue/descriptions';
import { type CatalogueField, SECTION_NAMES, type SectionName } from '../catalogue/types';
import { Bug } from '../errors/internal';
import type { FieldType } from '../values/fieldType';
import { findTarget } from '.';

const catalogues = new Map<string, readonly CatalogueField[]>();

/** All fields of a target, in the order of its sections. Throws for a target or a field that nothing describes. */
export function catalogueOf(targetName: string): readonly CatalogueField[] {
  const known = catalogues.get(targetName);
  if (known) return known;
  const target = findTarget(targetName);
  if (!target) throw new Bug(`There is no target ${targetName}`);
  const fields = SECTION_NAMES.flatMap((section) =>
    Object.entries(target.sections[section]).map(([name, fact]) => {
      const description = describeField(section, name);
      if (!description) throw new Bug(`${section}.${name} has no description`);
      return { ...description, ...fact, target: targetName, section, name };
    }),
  );
  catalogues.set(targetName, fields);
  return fields;
}

/** One field, if the target has it. */
export function findField(
  targetName: string,
  section: SectionName | string,
  name: string,
): CatalogueField | undefined {
  return indexOf(targetName).fields.get(section)?.get(name);
}

/** The type that a target gives to a name in overrides, execution options or legacy params; undefined for unknown names. */
export function typeOfName(targetName: string, name: string): FieldType | undefined {
  if (!findTarget(targetName)) return undefined;
  return indexOf(targetName).types.get(name);
}

interface Index {
  /** By section and name. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, CatalogueField>>;
  readonly types: ReadonlyMap<string, FieldType>;
}
const indexes = new Map<string, Index>();

function indexOf(targetName: string): Index {
  const known = indexes.get(targetName);
  if (known) return known;
  const catalogue = catalogueOf(targetName);
  const types = new Map<string, FieldType>();
  // A name may be an int in one section and a float in another: then a whole number of it is a float.
  for (const { name, type } of catalogue)
    if (!types.has(name) || type.kind === 'float') types.set(name, type);
  const target = findTarget(targetName);
  for (const [alias, canonical] of Object.entries(target?.aliases ?? {})) {
    const type = types.get(canonical);
    if (type && !types.has(alias)) types.set(alias, type);
  }
  // The older and dotted names of params.cfg.
  for (const [field, legacy] of Object.entries(target?.legacyKeys ?? {})) {
    const type = types.get(field);
    if (type) types.set(legacy, type);
  }
  const fields = new Map<string, Map<string, CatalogueField>>(
    SECTION_NAMES.map((section) => [section, new Map()]),
  );
  for (const field of catalogue) fields.get(field.section)?.set(field.name, field);
  const index = { fields, types };
  indexes.set(targetName, index);
  return index;
}
