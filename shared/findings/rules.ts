/** The rules whose findings the factory itself produces: one entry a rule, found by its id. */
import type { CONSEQUENCES, Finding, Fix, SEVERITIES, STAGES } from './finding';

export interface RuleFacts {
  readonly title: string;
  readonly severity: (typeof SEVERITIES)[number];
  readonly consequence: (typeof CONSEQUENCES)[number];
  readonly stage: (typeof STAGES)[number];
  readonly source: string;
}

type Consequence = RuleFacts['consequence'];
type Stage = RuleFacts['stage'];

const refusal = (title: string, source: string): RuleFacts => ({
  title,
  severity: 'error',
  consequence: 'crash',
  stage: 'factory',
  source,
});

const warning = (
  title: string,
  consequence: Consequence,
  stage: Stage,
  source: string,
): RuleFacts => ({ title, severity: 'warning', consequence, stage, source });

export const RULES = {
  'bad-request': refusal('Not a request', 'SPEC 8'),
  'unknown-target': refusal('Unknown target', 'SPEC 2'),
  'dataset-missing': refusal('Dataset not found', 'Blueprint 4.3; V4'),
  'dataset-unreadable': refusal('Dataset cannot be read', 'SPEC 3.1; SPEC 5'),
  'array-missing': refusal('A required array is missing', 'Blueprint 4.3; DATA-001'),
  'model-missing': refusal('Model folder not found', 'SPEC 3.1; V4'),
  'model-archive-missing': refusal('Model folder holds no wts.h5.zip', 'SPEC 3.1; V4'),
  'n-groups-missing': refusal('n_groups is not set', 'Blueprint 4.3; V12'),
  'grid-not-square': refusal('The grid is not square', 'Blueprint 4.3; V13'),
  'unknown-mode': refusal('Unknown mode', 'SPEC 3.1; V24'),
  'unknown-activation': refusal('Unknown activation', 'SPEC 3.1; V24'),
  'unknown-knob': refusal('Unknown execution knob', 'SPEC 3.1'),
  'knob-refused': refusal('Execution knob refused', 'SPEC 3.1; V41'),
  'unknown-profile': refusal('Unknown profile', 'SPEC 3.2; V31'),
  'profile-contradicted': refusal('An override contradicts the profile', 'SPEC 3.2; V31'),
  'scale-contract-pair': refusal('Scale contract and domain are not a pair', 'SPEC 3.2; V30'),
  'physics-gain': refusal('amplitude_physics_gain refused', 'SPEC 3.2; V32'),
  'ci-half-configured': refusal('CI calibration without its forward model', 'V31'),
  'ci-incoherent': refusal('CI contract with the wrong mode or loss', 'SPEC 3.2; V32'),
  'loss-weight-type': refusal('nll_weight cannot be compared', 'V25'),

  'nphotons-divergence': warning(
    'PyTorch and TensorFlow assume different photon numbers',
    'wrong-result',
    'train',
    'Blueprint 4.3; V29',
  ),
  'probe-size-fallback': warning(
    'Probe size could not be inferred',
    'wrong-result',
    'load',
    'Blueprint 4.3; V1',
  ),
  'test-data-missing': warning('No validation dataset', 'ignored', 'train', 'Blueprint 4.3; V5'),
  'legacy-diffraction-name': warning(
    'Patterns stand under the old name diff3d',
    'ignored',
    'load',
    'SPEC 3.1; FORMAT-001',
  ),
  'unknown-override': warning('Unknown override', 'ignored', 'factory', 'SPEC 4; V21'),
  'value-type': warning('A value has the wrong type', 'crash', 'load', 'SPEC 2'),
  'dataset-unusable': warning(
    'Training will not be able to read the dataset',
    'crash',
    'load',
    'V7',
  ),
  'metadata-unreadable': warning('_metadata cannot be read', 'ignored', 'load', 'SPEC 5; DATA-002'),
  'array-unreadable': warning('An array cannot be read', 'crash', 'load', 'SPEC 5; V7'),
} as const satisfies { readonly [id: string]: RuleFacts };

export type RuleId = keyof typeof RULES;

/** A finding of the rule `id`: what the rule says of itself, plus this case's fields, message and fixes. */
export function finding(
  id: RuleId,
  fields: readonly string[],
  message: string,
  fixes: readonly Fix[] = [],
): Finding {
  const { severity, consequence, stage, source } = RULES[id];
  return {
    rule: id,
    severity,
    fields: [...fields],
    message,
    consequence,
    stage,
    source,
    fixes: [...fixes],
  };
}
