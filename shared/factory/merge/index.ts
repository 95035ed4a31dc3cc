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
import { executionProvenance } from './options';
import { CandidateTable } from './table';
import { tensorflowSection } from './tensorflow';
import { type Sources, torchSection } from './torch';

/** Payload and legacy params are views of it. */
export interface FactoryResult {
  readonly provenance: Provenance;
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
  const run = request.workflow === 'training' ? 'tf_training_config' : 'tf_inference_config';
  const sections = target.payloadSections[request.workflow].filter((name) =>
    name.startsWith('pt_'),
  );
  // The model section feeds the bridge; an inference payload does not hold it.
  const torch: Provenance = Object.fromEntries(
    [...new Set([...sections, 'pt_model_config' as const])].map((section) => [
      section,
      torchSection(sources, section),
    ]),
  );
  const all: Provenance = {
    tf_model_config: tensorflowSection(table, 'tf_model_config', torch),
    [run]: tensorflowSection(table, run, torch),
    ...torch,
    execution_config: executionProvenance(table),
  };
  const findings = check(sources, all);
  const overridesApplied = auditTrail(sources, all);
  const { pt_model_config: _, ...inference } = all;
  return {
    provenance: request.workflow === 'training' ? all : inference,
    findings,
    overridesApplied,
  };
}
