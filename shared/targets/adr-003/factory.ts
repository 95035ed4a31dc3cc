/** The factory of the design document ADR-003, after its sections 2 to 4. */
import type { SectionName } from '../../catalogue/types';
import type { FileContext } from '../../dataset/fileContext';
import { type ProbeSize, probeShapeRule } from '../../dataset/probeSize';
import {
  type Candidate,
  type FieldProvenance,
  merge,
  type Provenance,
} from '../../provenance/provenance';
import type { Request } from '../../request/request';
import { asNumber, type Value, type Values } from '../../values/value';
import { gridSides, groupSize } from '../checks/common';
import { inferredSize } from '../checks/dataset';
import type { FactoryResult } from '../target';
import { audit } from './audit';
import { executionCandidates, overrideCandidates, torchCandidates } from './candidates';
import { check } from './check';
import { SECTIONS } from './sections';
import { tensorflowProvenance } from './tensorflow';

type FieldProvenances = { [field: string]: FieldProvenance };

const TORCH: { readonly [workflow in Request['workflow']]: readonly SectionName[] } = {
  training: ['pt_data_config', 'pt_model_config', 'pt_training_config'],
  // The model section feeds the bridge; an inference payload does not hold it.
  inference: ['pt_data_config', 'pt_model_config', 'pt_inference_config'],
};

/** What the factory makes of a request of either workflow. */
export function factory(request: Request, fileContext: FileContext): FactoryResult {
  const size = inferredSize(fileContext, probeShapeRule);
  const fixed = requestOffers(request);
  const torch: { [section: string]: FieldProvenances } = {};
  const grid = merge(torchCandidates(request, 'pt_data_config', 'grid_size'));
  for (const section of TORCH[request.workflow])
    torch[section] = provenances(section, (field) =>
      torchProvenance(request, section, field, size, grid.value, fixed),
    );
  const run = request.workflow === 'training' ? 'tf_training_config' : 'tf_inference_config';
  const provenance: Provenance = {
    tf_model_config: provenances('tf_model_config', (field) =>
      tensorflowProvenance(request, 'tf_model_config', field, torch, fixed),
    ),
    [run]: provenances(run, (field) => tensorflowProvenance(request, run, field, torch, fixed)),
    ...torch,
    execution_config: provenances('execution_config', (option) =>
      merge(executionCandidates(request, option)),
    ),
  };
  const findings = check(request, fileContext, provenance, size);
  const overridesApplied = audit(request, provenance);
  if (request.workflow === 'inference') delete provenance.pt_model_config;
  return { provenance, findings, overridesApplied };
}

function provenances(
  section: SectionName,
  fieldProvenance: (field: string) => FieldProvenance,
): FieldProvenances {
  return Object.fromEntries(
    Object.keys(SECTIONS[section])
      .filter((field) => field !== 'model')
      .map((field) => [field, fieldProvenance(field)]),
  );
}

/** Paths come from the request, whatever the overrides say. */
function requestOffers(request: Request): { readonly [field: string]: Candidate } {
  const paths: Values =
    request.workflow === 'training'
      ? { train_data_file: request.train_data_file, output_dir: request.output_dir }
      : {
          model_path: request.model_path,
          test_data_file: request.test_data_file,
          output_dir: request.output_dir,
        };
  return Object.fromEntries(
    Object.entries(paths).map(([field, value]) => [
      field,
      { layer: 'override' as const, value, detail: 'given with the request' },
    ]),
  );
}

function torchProvenance(
  request: Request,
  section: SectionName,
  field: string,
  size: ProbeSize,
  grid: Value,
  fixed: { readonly [field: string]: Candidate },
): FieldProvenance {
  const candidates = torchCandidates(request, section, field);
  const path = fixed[field];
  if (path) return merge([path, ...candidates]);
  if (field === 'N' && size.ok) return merge(withInferred(candidates, size.N, size.detail));
  if (field === 'C' || field === 'C_model' || field === 'C_forward')
    return merge([channels(grid), ...candidates]);
  if (field === 'nll') return merge([...nllOffers(request), ...candidates]);
  return merge(candidates);
}

function withInferred(candidates: readonly Candidate[], N: number, detail: string): Candidate[] {
  const inferred: Candidate = { layer: 'inferred', value: N, detail: `from ${detail}` };
  const above = candidates.filter(({ layer }) => layer === 'override');
  return [...above, inferred, ...candidates.slice(above.length)];
}

/** Channels are always the product of the grid's sides. */
function channels(grid: Value): Candidate {
  const sides = gridSides(grid);
  return {
    layer: 'derived',
    value: sides ? groupSize(sides) : null,
    detail: 'product of grid_size',
  };
}

/** `nll` follows `nll_weight` when that is overridden. */
function nllOffers(request: Request): Candidate[] {
  return overrideCandidates(request, 'nll_weight').map(({ value }) => ({
    layer: 'derived',
    value: (asNumber(value) ?? Number(value === true)) > 0,
    detail: 'nll_weight is greater than 0',
  }));
}
