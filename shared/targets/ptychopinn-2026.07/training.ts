/** `create_training_payload` as PtychoPINN 2026-07 behaves, quirks included (ptycho_torch/config_factory.py:248-511, ptycho_torch/config_bridge.py:79-380). */
import type { SectionName } from '../../catalogue/types';
import type { FileContext } from '../../dataset/fileContext';
import { inferProbeSize } from '../../dataset/probeSize';
import { type FieldProvenance, merge, type Provenance } from '../../provenance/provenance';
import type { TrainingRequest } from '../../request/request';
import { asText, formatValue, pathlibText } from '../../values/python';
import { asNumber, type Value, type Values } from '../../values/value';
import type { FactoryResult } from '../target';
import { CandidateTable, giveGrid, givePhotons, giveSize, probeRule } from './candidates';
import { checkTraining } from './check';
import { executionProvenance } from './execution';
import { SECTIONS } from './sections';
import { modelProvenance, trainingProvenance } from './tensorflow';

/** The inference section of a training payload takes these overrides and no other (ptycho_torch/config_factory.py:438-443). */
const INFERENCE_FIELDS = [
  'patch_weighting',
  'varpro_scaling',
  'log_patch_stats',
  'patch_stats_limit',
];

/** What the factory makes of a training request. */
export function training(request: TrainingRequest, fileContext: FileContext): FactoryResult {
  const given = new CandidateTable(request);
  const size = inferProbeSize(fileContext.dataset, probeRule);
  giveSize(given, size);
  const source = givePhotons(given, fileContext);
  giveGrid(given);
  givePaths(given, request);
  giveNll(given);

  const torch: Provenance = {
    pt_data_config: torchProvenance('pt_data_config', given),
    pt_model_config: torchProvenance('pt_model_config', given),
    pt_training_config: torchProvenance('pt_training_config', given),
    pt_inference_config: torchProvenance('pt_inference_config', given, INFERENCE_FIELDS),
  };
  const provenance: Provenance = {
    tf_model_config: modelProvenance(request, torch),
    tf_training_config: trainingProvenance(request, given, torch),
    ...torch,
    execution_config: executionProvenance(request),
  };
  return {
    provenance,
    findings: checkTraining(request, fileContext, given, provenance, size, source),
    overridesApplied: audit(request, given, provenance, source),
  };
}

/** Paths of the request as pathlib writes them; a `test_data_file` that is given becomes text, None too (ptycho_torch/config_factory.py:424-426). */
function givePaths(given: CandidateTable, request: TrainingRequest): void {
  const fromRequest = (path: string) => ({
    layer: 'override' as const,
    value: pathlibText(path),
    detail: 'given with the request',
  });
  given.overwrite('train_data_file', fromRequest(request.train_data_file));
  given.overwrite('output_dir', fromRequest(request.output_dir));
  const validation = given.value('test_data_file');
  if (validation !== undefined && typeof validation !== 'string')
    given.overwrite('test_data_file', {
      layer: 'derived',
      value: asText(validation),
      detail: `str(${formatValue(validation)}): the factory converts the path to text`,
    });
}

/** nll is always nll_weight > 0, with 1.0 when absent: an override of nll is lost (ptycho_torch/config_factory.py:423). */
function giveNll(given: CandidateTable): void {
  const weight = given.value('nll_weight') ?? 1;
  const number = typeof weight === 'boolean' ? Number(weight) : asNumber(weight);
  given.overwrite('nll', {
    layer: 'derived',
    value: number !== undefined && number > 0,
    detail:
      given.value('nll_weight') !== undefined
        ? 'nll_weight is greater than 0'
        : 'nll_weight is not set: 1.0',
  });
}

/** A PyTorch section takes every same-named override, and nothing from the execution config (ptycho_torch/config_params.py:290-297). */
function torchProvenance(
  section: SectionName,
  given: CandidateTable,
  taken?: readonly string[],
): { [field: string]: FieldProvenance } {
  const facts: { readonly [field: string]: { readonly default?: Value } } = SECTIONS[section];
  return Object.fromEntries(
    Object.entries(facts).map(([field, fact]) => {
      const candidates = given.of(field);
      const dropped = taken && !taken.includes(field);
      return [
        field,
        merge([
          ...candidates.map((candidate) =>
            dropped
              ? {
                  ...candidate,
                  detail: `${candidate.detail}, dropped by the factory`,
                  off: true as const,
                }
              : candidate,
          ),
          { layer: 'pt-default', value: fact.default ?? null, detail: `default of ${section}` },
        ]),
      ];
    }),
  );
}

const AUDITED_OPTIONS = [
  'accelerator',
  'deterministic',
  'num_workers',
  'enable_progress_bar',
  'learning_rate',
  'scheduler',
  'accum_steps',
  'logger_backend',
];

/** The audit trail: execution options overwrite overrides of the same name in it (ptycho_torch/config_factory.py:486-500). */
function audit(
  request: TrainingRequest,
  given: CandidateTable,
  provenance: Provenance,
  source: string,
): Values {
  const trail: { [name: string]: Value } = { ...given.audited };
  if (request.profile !== undefined && request.profile !== null) trail.profile = request.profile;
  trail.N ??= given.value('N') ?? null;
  if (source !== 'override') {
    trail.nphotons = given.value('nphotons') ?? null;
    trail.nphotons_source = source;
  }
  trail.amplitude_physics_gain = provenance.pt_model_config?.amplitude_physics_gain?.value ?? null;
  for (const option of AUDITED_OPTIONS)
    trail[option] = provenance.execution_config?.[option]?.value ?? null;
  return trail;
}
