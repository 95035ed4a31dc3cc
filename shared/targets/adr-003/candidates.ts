/** The candidates of each layer for a field under the design document's precedence (ADR-003, section 4.2). */
import type { SectionName } from '../../catalogue/types';
import { type Candidate, originOfLayer } from '../../provenance/provenance';
import type { Request } from '../../request/request';
import type { Value } from '../../values/value';
import { ALIASES, CLI_DEFAULTS } from './names';
import { SECTIONS } from './sections';

const EXECUTION_OPTIONS = SECTIONS.execution_config;
const WITH_OPTIONS: readonly SectionName[] = ['pt_training_config', 'pt_inference_config'];

/** Every name that sets a canonical field, the canonical one first. */
export const namesOf = (field: string): string[] => [
  field,
  ...Object.keys(ALIASES).filter((alias) => ALIASES[alias] === field),
];

/** An alias's value in canonical terms: `gridsize` g is `grid_size` [g, g]; pinn is Unsupervised. */
export function canonicalValue(name: string, value: Value): Value {
  if (name === 'gridsize') return [value, value];
  if (name === 'model_type' || name === 'mode')
    return value === 'pinn' ? 'Unsupervised' : value === 'supervised' ? 'Supervised' : value;
  return value;
}

/** Overrides of a canonical field: its own name first, then its aliases. */
export function overrideCandidates(request: Request, field: string): Candidate[] {
  return namesOf(field).flatMap((name) => {
    const value = request.overrides[name];
    if (value === undefined) return [];
    const candidate = { layer: 'override' as const, value: canonicalValue(name, value) };
    return [
      name === field
        ? { ...candidate, detail: 'override' }
        : { ...candidate, name, detail: `override ${name}` },
    ];
  });
}

/** The command line's default for a canonical field; listed, but never the winner, when the layer is off. */
export function cliCandidates(request: Request, field: string): Candidate[] {
  return namesOf(field).flatMap((name) => {
    const value = CLI_DEFAULTS[request.workflow][name];
    if (value === undefined) return [];
    const candidate: Candidate = {
      layer: 'cli',
      value: canonicalValue(name, value),
      detail: `command line default of ${name}`,
    };
    return [request.cli_defaults ? candidate : { ...candidate, off: true as const }];
  });
}

/** An execution option's candidates: override of its name, then set, then the execution config's own default. */
export function executionCandidates(request: Request, option: string): Candidate[] {
  const set = request.execution?.[option];
  const fallback = EXECUTION_OPTIONS[option as keyof typeof EXECUTION_OPTIONS]?.default;
  return [
    ...overrideCandidates(request, option),
    ...(set === undefined
      ? []
      : [{ layer: 'execution' as const, value: set, detail: 'set in the execution config' }]),
    ...(fallback === undefined
      ? []
      : [
          {
            layer: 'execution' as const,
            origin: 'default' as const,
            value: fallback,
            detail: 'execution config default',
          },
        ]),
  ];
}

/** Candidates for a field of a PyTorch section, highest first. */
export function torchCandidates(
  request: Request,
  section: SectionName,
  field: string,
): Candidate[] {
  const facts: { readonly [field: string]: { readonly default?: Value } } = SECTIONS[section];
  const ownDefault = facts[field]?.default;
  return [
    ...overrideCandidates(request, field),
    ...(WITH_OPTIONS.includes(section) ? optionCandidates(request, section, field) : []),
    ...cliCandidates(request, field),
    ...(ownDefault === undefined
      ? []
      : [{ layer: 'pt-default' as const, value: ownDefault, detail: `default of ${section}` }]),
  ];
}

function optionCandidates(request: Request, section: SectionName, field: string): Candidate[] {
  const options = executionCandidates(request, field).filter(({ layer }) => layer === 'execution');
  if (section !== 'pt_inference_config' || field !== 'batch_size') return options;
  const batch = executionCandidates(request, 'inference_batch_size')[0];
  return batch && batch.value !== null
    ? [
        ...options,
        {
          layer: 'execution',
          origin: batch.origin ?? originOfLayer(batch.layer),
          value: batch.value,
          detail: `inference_batch_size: ${batch.detail}`,
        },
      ]
    : options;
}
