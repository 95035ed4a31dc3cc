/** A resolution as nodes: what payload files and the results of `batch` share, typed by the target's catalogue. */
import type { Payload, Resolution } from '../factory/resolution';
import type { Finding } from '../findings/finding';
import type { Provenance } from '../provenance/provenance';
import type { Edit } from '../request/edits';
import type { Source } from '../sources/source';
import { findField, typeOfName } from '../targets/catalogue';
import type { FieldType } from '../values/fieldType';
import { isValues, type Values } from '../values/value';
import { provenanceNode as fieldNode, type ProvenanceTexts } from './provenanceText';
import { EntryTexts, Literal, type Node, pythonJsonLine, typed, typedEntries } from './pythonJson';

type TypeOf = (name: string) => FieldType | undefined;

/** How the parts of a resolution are written. */
export interface Writer {
  /** A dictionary, `first` before its entries; `place` is the section that it is, or what else it is in the file. */
  entries(place: string, values: Values, typeOf: TypeOf, first?: Entries): Node;
  source(source: Source): Node;
}
type Entries = { readonly [name: string]: Node };

const NODES: Writer = {
  entries: (_place, values, typeOf, first) => ({ ...first, ...typedEntries(values, typeOf) }),
  source: sourceNode,
};

/** Writes one result of `batch` after the other, all of the same target, each on a line. */
export function lineWriter(): Writer {
  const texts = new Map<string, EntryTexts>();
  return {
    entries: (place, values, typeOf, first) => {
      const known = texts.get(place) ?? new EntryTexts(typeOf);
      texts.set(place, known);
      return known.node(values, first);
    },
    source: sourceLine,
  };
}

/** Field types by the places that a value can have. */
export class Types {
  constructor(private readonly target: string) {}

  readonly ofName: TypeOf = (name) => typeOfName(this.target, name);

  readonly ofField = (section: string, name: string): FieldType | undefined =>
    findField(this.target, section, name)?.type;
}

/** Resolution of one request as nodes, the provenance on demand. No target: there is no request. */
export function resolutionNode(target: string | null, resolution: Resolution, write = NODES) {
  const types = new Types(target ?? '');
  const { payload, legacyParams, findings, provenance } = resolution;
  return {
    payload: payload && payloadNode(payload, types, write),
    legacy_params: legacyParams && write.entries('legacy_params', legacyParams, types.ofName),
    findings: findingNodes(findings, types, write.source),
    provenance: (texts: ProvenanceTexts | null = null) => provenanceNode(provenance, types, texts),
  };
}

function payloadNode(payload: Payload, types: Types, write: Writer): Node {
  return Object.fromEntries(
    Object.entries(payload).map(([section, values]) => [
      section,
      section === 'overrides_applied'
        ? write.entries(section, values, types.ofName)
        : sectionNode(section, values, types, write),
    ]),
  );
}

function sectionNode(section: string, values: Values, types: Types, write: Writer): Node {
  const ofSection =
    (name: string): TypeOf =>
    (field) =>
      types.ofField(name, field);
  if (section === 'model_spec') return specNode(values, ofSection('pt_model_config'), write);
  if (!isValues(values.model)) return write.entries(section, values, ofSection(section));
  const { model, ...own } = values;
  const inside = write.entries('tf_model_config', model, ofSection('tf_model_config'));
  return write.entries(section, own, ofSection(section), { model: inside });
}

/** `model_spec`: its numbers are floats, and `model_config` has the fields of the model section. */
const specNode = (spec: Values, ofModel: TypeOf, write: Writer): Node =>
  Object.fromEntries(
    Object.entries(spec).map(([name, value]) => [
      name,
      isValues(value)
        ? write.entries(`model_spec.${name}`, value, ofModel)
        : typed(value, { kind: 'float' }),
    ]),
  );

function findingNodes(
  findings: readonly Finding[],
  types: Types,
  ofSource: (source: Source) => Node,
): Node {
  return findings.map(
    ({
      fixes,
      acknowledged,
      entry_points,
      checked,
      aliases,
      source,
      rule,
      outcome,
      severity,
      fields,
      message,
      stage,
    }) => ({
      rule,
      outcome,
      severity,
      fields,
      message,
      stage,
      ...(aliases ? { aliases: [...aliases] } : {}),
      ...(entry_points ? { entry_points: [...entry_points] } : {}),
      ...(checked === undefined ? {} : { checked }),
      source: source.map(ofSource),
      ...(acknowledged === undefined ? {} : { acknowledged }),
      fixes: fixes.map(({ label, edits, basis, recommended, safe }) => ({
        label,
        ...(basis ? { basis } : {}),
        ...(recommended ? { recommended } : {}),
        ...(safe ? { safe } : {}),
        edits: edits.map((edit) => editNode(edit, types)),
      })),
    }),
  );
}

const known = new WeakMap<Source, Literal>();

/** A source on one line; rules have few, and name them in every finding. */
function sourceLine(source: Source): Literal {
  const text = known.get(source) ?? new Literal(pythonJsonLine(sourceNode(source)).trimEnd());
  known.set(source, text);
  return text;
}

function sourceNode(source: Source): Node {
  if ('page' in source) return { page: source.page };
  const { file, line, end, commit } = source;
  return {
    file,
    line: typed(line),
    ...(end === undefined ? {} : { end: typed(end) }),
    commit,
  };
}

function editNode(edit: Edit, types: Types): Node {
  if (edit.op === 'set-override' || edit.op === 'set-execution')
    return { op: edit.op, name: edit.name, value: typed(edit.value, types.ofName(edit.name)) };
  return edit;
}

function provenanceNode(provenance: Provenance, types: Types, texts: ProvenanceTexts | null): Node {
  return Object.fromEntries(
    Object.entries(provenance).map(([section, provenances]) => [
      section,
      texts?.section(section, provenances, types.ofField) ??
        Object.fromEntries(
          Object.entries(provenances).map(([name, fieldProvenance]) => [
            name,
            fieldNode(fieldProvenance, types.ofField(section, name)),
          ]),
        ),
    ]),
  );
}
