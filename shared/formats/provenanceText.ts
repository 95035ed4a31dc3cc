/**
 * Provenance as text, reused from one payload file to the next: most fields of a sweep have the same at every point,
 * and provenance is three quarters of a file.
 */

import { type FieldProvenance, type Provenance, sameProvenance } from '../provenance/provenance';
import type { FieldType } from '../values/fieldType';
import { Literal, type Node, pythonJson, typed } from './pythonJson';

/** The depth of a section's provenance in the file, in the document and `provenance`, and of a field's. */
const SECTION = '    ';
const INDENT = `${SECTION}  `;

interface Kept {
  readonly provenance: FieldProvenance;
  readonly node: Literal;
}

export class ProvenanceTexts {
  private readonly fields = new Map<string, Map<string, Kept>>();
  private readonly sections = new Map<string, { provenances: Provenance[string]; node: Literal }>();

  /** A section's provenance as a node, indented as in a payload file. What no setting touches is the same object each time. */
  section(section: string, provenances: Provenance[string], typeOf: TypeOf): Node {
    const known = this.sections.get(section);
    if (known?.provenances === provenances) return known.node;
    const kept = this.keptOf(section);
    const fields: { [name: string]: Node } = {};
    for (const name of Object.keys(provenances)) {
      const fieldProvenance = provenances[name];
      if (fieldProvenance) fields[name] = this.field(kept, section, name, fieldProvenance, typeOf);
    }
    const node = new Literal(pythonJson(fields, SECTION).trimEnd());
    this.sections.set(section, { provenances, node });
    return node;
  }

  private field(
    kept: Map<string, Kept>,
    section: string,
    name: string,
    fieldProvenance: FieldProvenance,
    typeOf: TypeOf,
  ): Node {
    const known = kept.get(name);
    if (known && sameProvenance(known.provenance, fieldProvenance)) return known.node;
    const type = typeOf(section, name);
    const node = new Literal(pythonJson(provenanceNode(fieldProvenance, type), INDENT).trimEnd());
    kept.set(name, { provenance: fieldProvenance, node });
    return node;
  }

  private keptOf(section: string): Map<string, Kept> {
    const kept = this.fields.get(section) ?? new Map<string, Kept>();
    this.fields.set(section, kept);
    return kept;
  }
}

/** Type of a field of a section; undefined for one that there is not. */
type TypeOf = (section: string, name: string) => FieldType | undefined;

export const provenanceNode = (
  { value, layer, contributions }: FieldProvenance,
  type?: FieldType,
): Node => ({
  value: typed(value, type),
  layer,
  contributions: contributions.map(({ layer: from, origin, name, value: offered, ...rest }) => ({
    layer: from,
    origin,
    ...(name === undefined ? {} : { name }),
    ...rest,
    value: typed(offered, type),
  })),
});
