/** `create_inference_payload` as PtychoPINN 2026-07 behaves: a short list of overrides, own defaults (ptycho_torch/config_factory.py:514-711). */
import type { SectionName } from '../../catalogue/types';
import type { FileContext } from '../../dataset/fileContext';
import { inferProbeSize } from '../../dataset/probeSize';
import {
  type Candidate,
  type FieldProvenance,
  merge,
  type Provenance,
} from '../../provenance/provenance';
import type { InferenceRequest } from '../../request/request';
import type { Value, Values } from '../../values/value';
import type { FactoryResult } from '../target';
import { CandidateTable, giveGrid, giveSize, probeRule } from './candidates';
import { checkInference } from './check';
import { executionProvenance } from './execution';
import { SCALE_CONTRACTS } from './names';
import { SECTIONS } from './sections';
import { inferenceProvenance, modelProvenance } from './tensorflow';

/** Overrides that each section reads: field, the override's name, the factory's own default where it has one. */
type Reads = { readonly [field: string]: { readonly name: string; readonly own?: Value } };

const own = (name: string, value: Value) => ({ name, own: value });
const reads = (...names: string[]): Reads =>
  Object.fromEntries(names.map((name) => [name, { name }]));

const DATA: Reads = {
  ...reads('N', 'grid_size', 'C', 'subsample_seed', 'scale_contract_version', 'measurement_domain'),
  K: own('neighbor_count', 4),
  probe_scale: own('probe_scale', 4),
};
const MODEL: Reads = {
  ...reads(
    'amp_activation',
    'n_filters_scale',
    'object_big',
    'probe_big',
    'probe_mask',
    'probe_mask_tensor',
    'probe_mask_sigma',
    'probe_mask_diameter',
    'C_forward',
    'C_model',
    'pad_object',
    'gaussian_smoothing_sigma',
  ),
  mode: { name: 'model_type' },
};
const INFERENCE: Reads = {
  ...reads('patch_weighting', 'varpro_scaling', 'log_patch_stats', 'patch_stats_limit'),
  batch_size: own('batch_size', 16),
};

/** What the factory makes of an inference request. */
export function inference(request: InferenceRequest, fileContext: FileContext): FactoryResult {
  const given = new CandidateTable(request);
  const size = inferProbeSize(fileContext.dataset, probeRule);
  giveSize(given, size);
  giveGrid(given);
  giveProbeBig(given);
  giveContract(given);
  const torch: Provenance = {
    pt_data_config: provenances('pt_data_config', given, DATA),
    pt_model_config: provenances('pt_model_config', given, MODEL),
    pt_inference_config: provenances('pt_inference_config', given, INFERENCE),
  };
  const { pt_model_config: _, ...visible } = torch;
  const provenance: Provenance = {
    tf_model_config: modelProvenance(request, torch),
    tf_inference_config: inferenceProvenance(request, given, torch),
    ...visible,
    execution_config: executionProvenance(request),
  };
  return {
    provenance,
    findings: checkInference(request, fileContext, given, torch, provenance, size),
    overridesApplied: audit(given, provenance),
  };
}

/** probe_big follows object_big unless it is set. */
function giveProbeBig(given: CandidateTable): void {
  for (const candidate of given.of('object_big'))
    if (candidate.layer === 'override')
      given.add('probe_big', {
        layer: 'derived',
        value: candidate.value,
        detail: 'follows object_big',
      });
}

/** The scale contract takes effect only as a supported pair. */
function giveContract(given: CandidateTable): void {
  const pair = ['scale_contract_version', 'measurement_domain'].map(
    (name) => given.value(name) ?? null,
  );
  if (SCALE_CONTRACTS.some(([version, domain]) => version === pair[0] && domain === pair[1]))
    return;
  given.switchOff('scale_contract_version');
  given.switchOff('measurement_domain');
}

function provenances(
  section: SectionName,
  given: CandidateTable,
  read: Reads,
): { [field: string]: FieldProvenance } {
  const facts: { readonly [field: string]: { readonly default?: Value } } = SECTIONS[section];
  return Object.fromEntries(
    Object.entries(facts).map(([field, fact]) => [
      field,
      merge([
        ...candidates(given, field, read[field]),
        { layer: 'pt-default', value: fact.default ?? null, detail: `default of ${section}` },
      ]),
    ]),
  );
}

function candidates(
  given: CandidateTable,
  field: string,
  read: Reads[string] | undefined,
): Candidate[] {
  if (!read) return ignored(given, field);
  const found = given
    .of(read.name)
    .map((candidate) =>
      read.name === field
        ? candidate
        : { ...candidate, name: read.name, detail: `${candidate.detail} ${read.name}` },
    );
  const rest = read.name === field ? [] : ignored(given, field);
  const fallback: Candidate[] =
    read.own === undefined
      ? []
      : [{ layer: 'derived', value: read.own, detail: 'default of the inference factory' }];
  return [...found, ...rest, ...fallback];
}

/** Overrides that the inference factory ignores. */
function ignored(given: CandidateTable, field: string): Candidate[] {
  return given
    .of(field)
    .filter(({ layer }) => layer === 'override')
    .map((candidate) => ({
      ...candidate,
      detail: 'override, ignored in inference',
      off: true as const,
    }));
}

function audit(given: CandidateTable, provenance: Provenance): Values {
  const trail: { [name: string]: Value } = { ...given.audited };
  trail.N ??= given.value('N') ?? null;
  for (const option of ['accelerator', 'num_workers', 'inference_batch_size'])
    trail[option] = provenance.execution_config?.[option]?.value ?? null;
  return trail;
}
