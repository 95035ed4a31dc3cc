/**
 * The configuration factory. `resolve…` never throw for bad input and give every finding at once;
 * `create…Payload` are the functions of PtychoPINN's design document and throw `PayloadError` when the factory refuses.
 */
import type { FileContext } from '../dataset/fileContext';
import { acknowledge } from '../findings/acknowledge';
import { forEntryPoint } from '../findings/entryPoints';
import { finding } from '../findings/factoryRules';
import { isBlocking } from '../findings/finding';
import type { Provenance } from '../provenance/provenance';
import type { InferenceRequest, Request, TrainingRequest } from '../request/request';
import { type OnRuleError, ruleFindings } from '../rules';
import { forwardedFixes } from '../rules/forwardedFixes';
import { notChecked } from '../rules/notChecked';
import { oneEachCause } from '../rules/oneEachCause';
import { findTarget, TARGETS } from '../targets';
import type { Target } from '../targets/target';
import { didYouMean, nearestNames } from '../values/nearest';
import type { Values } from '../values/value';
import { assemblePayload, legacyParams, tensorflowSection } from './assemble';
import { canonicalRequest } from './canonical';
import { type FactoryResult, mergeRequest } from './merge';
import { PayloadError } from './payloadError';
import type { Payload, Resolution } from './resolution';

export { inferProbeSize } from '../dataset/probeSize';
export { PayloadError } from './payloadError';
export { populateLegacyParams } from './populateLegacyParams';

/** Resolves a training request against what is known of its dataset . Never throws for bad input. */
export function resolveTraining(request: TrainingRequest, fileContext: FileContext): Resolution {
  return resolve(request, fileContext);
}

/** Resolves an inference request against what is known of its dataset and model. Never throws for bad input. */
export function resolveInference(request: InferenceRequest, fileContext: FileContext): Resolution {
  return resolve(request, fileContext);
}

/** Resolves a request of either workflow. A rule that throws loses its own findings only; `onError` receives the error. */
export function resolve(
  given: Request,
  fileContext: FileContext,
  onError?: OnRuleError,
): Resolution {
  const merged = mergedOf(given, fileContext);
  if (!merged) return unknownTarget(given.target);
  const { target, request, result } = merged;
  const found = oneEachCause(
    forEntryPoint(
      [
        ...result.findings,
        ...ruleFindings(target, request, fileContext, result.provenance, result.findings, {
          onError,
          own: result.own,
          merge: (other) => mergeRequest(target, other, fileContext),
        }),
        ...notChecked(request, fileContext),
      ],
      request.entry_point,
    ),
  );
  const findings = acknowledge(
    forwardedFixes(target, request, found),
    request.acknowledgements ?? [],
  );
  if (findings.some(isBlocking))
    return { payload: null, legacyParams: null, findings, provenance: result.provenance };
  const payload = assemblePayload(target, request, result);
  return {
    payload,
    legacyParams: legacyOf(target, request, payload),
    findings,
    provenance: result.provenance,
  };
}

/** Where every value of a request comes from, without findings; empty for an unknown target. */
export function mergedProvenance(given: Request, fileContext: FileContext): Provenance {
  return mergedOf(given, fileContext)?.result.provenance ?? {};
}

/** A request in its canonical form, with what the factory makes of it. */
interface Merged {
  readonly target: Target;
  readonly request: Request;
  readonly result: FactoryResult;
  /** All that is read of the request's files. */
  readonly files: Pick<FileContext, 'dataset' | 'model'>;
}

/** By the request as it was given: which groups it draws is asked of its merge, before it is resolved. */
const known = new WeakMap<Request, Merged>();

/** The merge of a request; undefined for an unknown target. */
function mergedOf(given: Request, { dataset, model }: FileContext): Merged | undefined {
  const before = known.get(given);
  if (before && before.files.dataset === dataset && before.files.model === model) return before;
  const target = findTarget(given.target);
  if (!target) return undefined;
  const request = canonicalRequest(given);
  const files = { dataset, ...(model && { model }) };
  const merged = { target, request, result: mergeRequest(target, request, files), files };
  known.set(given, merged);
  return merged;
}

/** The design's `create_training_payload`. Throws `PayloadError` with all findings when refused. */
export function createTrainingPayload(request: TrainingRequest, fileContext: FileContext): Payload {
  return payloadOrThrow(resolveTraining(request, fileContext));
}

/** The design's `create_inference_payload`. Throws `PayloadError` with all findings when refused. */
export function createInferencePayload(
  request: InferenceRequest,
  fileContext: FileContext,
): Payload {
  return payloadOrThrow(resolveInference(request, fileContext));
}

function payloadOrThrow({ payload, findings }: Resolution): Payload {
  if (payload === null) throw new PayloadError(findings);
  return payload;
}

function legacyOf(target: Target, request: Request, payload: Payload): Values {
  return legacyParams(target, payload[tensorflowSection(request.workflow)] ?? {});
}

function unknownTarget(name: string): Resolution {
  const near = nearestNames(name, Object.keys(TARGETS));
  const known = Object.keys(TARGETS).join(', ');
  return {
    payload: null,
    legacyParams: null,
    findings: [
      finding(
        'unknown-target',
        ['target'],
        `There is no target "${name}".${didYouMean(near)} Known: ${known}.`,
      ),
    ],
    provenance: {},
  };
}
