/**
 * Provenance as text, reused from one payload file to the next: most fields of a sweep have the same at every point,
 * and provenance is three quarters of a file.
 */

import { type FieldProvenance, sameProvenance } from '../provenance/provenance';
import type { FieldType } from '../values/fieldType';
import { Literal, type Node, pythonJson, typed } from './pythonJson';

/** The depth of a field's provenance in the file: the document, `provenance`, its section. */
const INDENT = '      ';

interface Kept {
  readonly provenance: FieldProvenance;
  readonly node: Literal;
}

export class ProvenanceTexts {
  private readonly sections = new Map<string, Map<string, Kept>>();

  /** A field's provenance as a node, indented as in a payload file. */
  node(section: string, name: string, fieldProvenance: FieldProvenance, typeOf: TypeOf): Node {
    const kept = this.keptOf(section);
    const known = kept.get(name);
    if (known && sameProvenance(known.provenance, fieldProvenance)) return known.node;
    const lines = pythonJson(provenanceNode(fieldProvenance, typeOf(section, name))).trimEnd();
    const node = new Literal(lines.replaceAll('\n', `\n${INDENT}`));
    kept.set(name, { provenance: fieldProvenance, node });
    return node;
  }

  private keptOf(section: string): Map<string, Kept> {
    const kept = this.sections.get(section) ?? new Map<string, Kept>();
    this.sections.set(section, kept);
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
