/** What a target's factory makes of a request: one engine, driven by the target's facts and traits. */
import type { FileContext } from '../../dataset/fileContext';
import { inferProbeSize, PROBE_RULES } from '../../dataset/probeSize';
import type { Finding } from '../../findings/finding';
import type { Provenance } from '../../provenance/provenance';
import type { Request } from '../../request/request';
import type { Target } from '../../targets/target';
import type { Values } from '../../values/value';
import { check } from '../checks';
import { auditTrail } from './audit';
import { CandidateTable } from './table';
import type { Sources } from './torch';
import { type Field, keyOf, mergeField, OF_REQUEST, type Sections, unsetOf } from './unset';

/** Payload and legacy params are views of it. */
export interface FactoryResult {
  readonly provenance: Provenance;
  /** The fields whose provenance is not that of every request of the workflow. */
  readonly own: readonly Field[];
  readonly findings: readonly Finding[];
  /** The audit trail, in order. */
  readonly overridesApplied: Values;
}

/** Provenance of every field, and all that the factory refuses or warns of. */
export function mergeRequest(
  target: Target,
  request: Request,
  fileContext: FileContext,
): FactoryResult {
  const table = new CandidateTable(target, request);
  const size = inferProbeSize(fileContext.dataset, PROBE_RULES[target.traits.factory.probeSize]);
  const sources: Sources = { table, size, fileContext };
  const { all, own } = provenanceOf(sources);
  const findings = check(sources, all);
  const overridesApplied = auditTrail(sources, all);
  return {
    provenance: request.workflow === 'training' ? all : withoutModel(all),
    own,
    findings,
    overridesApplied,
  };
}

/** Inference merges the model section for the bridge alone. */
const withoutModel = ({ pt_model_config: _, ...others }: Provenance): Provenance => others;

/** Provenance of every field, the sections in the payload's order. */
function provenanceOf(sources: Sources): { all: Provenance; own: readonly Field[] } {
  const { target, request } = sources.table;
  const unset = unsetOf(target, request);
  const sections: Sections = { ...unset.sections };
  const asked = [...OF_REQUEST, ...sources.table.changedFrom(unset.table)];
  const fields = new Set(asked.flatMap((key) => unset.readers.get(key) ?? []));
  const bridged = new Set<Field>();
  const mergeAgain = (field: Field) => {
    const known = sections[field.section];
    const fields = known === unset.sections[field.section] ? { ...known } : (known ?? {});
    sections[field.section] = fields;
    fields[field.name] = mergeField(sources, field, sections);
  };
  // The bridge needs the PyTorch sections as they are in the end.
  for (const field of fields)
    if (isBridged(field)) bridged.add(field);
    else {
      mergeAgain(field);
      for (const reader of unset.readers.get(keyOf(field.section, field.name)) ?? [])
        bridged.add(reader);
    }
  for (const field of bridged) mergeAgain(field);
  return { all: sections, own: [...fields, ...bridged] };
}

const isBridged = ({ section }: Field): boolean => section.startsWith('tf_');
