/** Profiles and the scale contract: what the factory refuses about them (ptycho_torch/config_factory.py:102-185, ptycho_torch/scaling_contract.py:195-345). */
import type { SectionName } from '../../catalogue/types';
import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';
import type { Provenance } from '../../provenance/provenance';
import type { Edit } from '../../request/edits';
import { formatValue } from '../../values/python';
import { asNumber, own, sameValue, type Value } from '../../values/value';
import type { CandidateTable } from '../merge/table';

const clear = (name: string): Edit => ({ op: 'clear-override', name });
const DROP_PROFILE = {
  label: 'Remove the profile',
  edits: [{ op: 'set-profile' as const, value: null }],
};

/** An unknown profile, and overrides that contradict a profile's contract. */
export function checkProfile({ request, target }: CandidateTable): Finding[] {
  const { workflow, profile, overrides } = request;
  const { profiles } = target.traits.factory;
  const names = Object.keys(profiles);
  if (workflow === 'inference' || names.length === 0 || typeof profile !== 'string') return [];
  const known = own(profiles, profile);
  if (!known)
    return [
      finding(
        'unknown-profile',
        ['profile'],
        `Unknown profile ${formatValue(profile)}. ${names.length === 1 ? 'The only profile is' : 'Profiles:'} ${names.map((name) => formatValue(name)).join(', ')}.`,
        [
          ...names.map((name) => ({
            label: `Use ${name}`,
            edits: [{ op: 'set-profile' as const, value: name }],
          })),
          DROP_PROFILE,
        ],
      ),
    ];
  return Object.entries(known.contract).flatMap(([name, required]) => {
    const value = overrides[name];
    if (value === undefined || sameValue(value, required)) return [];
    return [
      finding(
        'profile-contradicted',
        [name, 'profile'],
        `${name} is ${formatValue(value)}, but the profile ${profile} requires ${formatValue(required)}.`,
        [{ label: `Clear ${name}`, edits: [clear(name)] }, DROP_PROFILE],
      ),
    ];
  });
}

/** `scale_contract_version` and `measurement_domain` are either both set, to a supported pair, or both unset. */
export function checkPair({ given, target }: CandidateTable): Finding[] {
  const pairs = target.traits.factory.scaleContracts;
  if (pairs === null) return [];
  const names = ['scale_contract_version', 'measurement_domain'];
  const [version, domain] = names.map((name) => own(given, name) ?? null);
  if (version === undefined || domain === undefined || (version === null && domain === null))
    return [];
  if (pairs.some(([v, d]) => v === version && d === domain)) return [];
  const problem =
    version === null || domain === null
      ? `${version === null ? 'scale_contract_version' : 'measurement_domain'} is missing`
      : `${formatValue(version)} with ${formatValue(domain)} is not supported`;
  const fixes = pairs.map(([v, d]) => ({
    label: `Use ${v} with ${d}`,
    edits: [
      { op: 'set-override' as const, name: 'scale_contract_version', value: v },
      { op: 'set-override' as const, name: 'measurement_domain', value: d },
    ],
  }));
  return [
    finding(
      'scale-contract-pair',
      names,
      `scale_contract_version and measurement_domain must be set together: ${problem}. Supported: ${pairs.map((p) => p.join(' with ')).join('; ')}.`,
      [...fixes, { label: 'Remove both', edits: names.map(clear) }],
    ),
  ];
}

/** Gain, half-configured CI and contract coherence, on the merged values. */
export function checkContract(table: CandidateTable, provenance: Provenance): Finding[] {
  const pairs = table.target.traits.factory.scaleContracts;
  if (pairs === null) return [];
  const value = (section: SectionName, field: string): Value =>
    provenance[section]?.[field]?.value ?? null;
  const rectangular = value('pt_model_config', 'physics_forward_mode') === 'rectangular_scaled';
  return [
    ...checkGain(value('pt_model_config', 'amplitude_physics_gain'), rectangular),
    ...(rectangular || table.value('rect_s1s2_init') !== 'data' ? [] : [halfConfigured(table)]),
    ...(rectangular ? checkCoherence(value, pairs) : []),
  ];
}

function checkGain(gain: Value, rectangular: boolean): Finding[] {
  const fix = {
    label: 'Use 1.0',
    edits: [{ op: 'set-override' as const, name: 'amplitude_physics_gain', value: 1 }],
  };
  const seen = `amplitude_physics_gain is ${formatValue(gain)}`;
  const number = asNumber(gain);
  if (number === undefined || !Number.isFinite(number) || number <= 0)
    return [
      finding(
        'physics-gain',
        ['amplitude_physics_gain'],
        `${seen}; it must be a finite number greater than 0.`,
        [fix],
      ),
    ];
  if (rectangular && number !== 1)
    return [
      finding(
        'physics-gain',
        ['amplitude_physics_gain', 'physics_forward_mode'],
        `${seen}; with physics_forward_mode 'rectangular_scaled' it must be 1.0.`,
        [fix],
      ),
    ];
  return [];
}

function halfConfigured({ request }: CandidateTable): Finding {
  return finding(
    'ci-half-configured',
    ['rect_s1s2_init', 'physics_forward_mode'],
    "rect_s1s2_init is 'data', which requires physics_forward_mode 'rectangular_scaled'. Use the profile ci, or clear rect_s1s2_init.",
    [
      ...(request.profile === 'ci'
        ? []
        : [{ label: 'Use the profile ci', edits: [{ op: 'set-profile' as const, value: 'ci' }] }]),
      { label: 'Remove rect_s1s2_init', edits: [clear('rect_s1s2_init')] },
    ],
  );
}

function checkCoherence(
  value: (section: SectionName, field: string) => Value,
  pairs: readonly (readonly [string, string])[],
): Finding[] {
  const version = value('pt_data_config', 'scale_contract_version') ?? 'ci_intensity_v2';
  const domain = value('pt_data_config', 'measurement_domain') ?? 'count_intensity';
  if (!pairs.some(([v, d]) => v === version && d === domain) || version !== 'ci_intensity_v2')
    return [];
  const must = (section: SectionName, field: string, required: string): Finding[] => {
    const seen = value(section, field);
    if (seen === required) return [];
    return [
      finding(
        'ci-incoherent',
        [field, 'physics_forward_mode'],
        `${field} is ${formatValue(seen)}, but ci_intensity_v2 with the rectangular_scaled forward model requires ${formatValue(required)}.`,
        [
          {
            label: `Use ${required}`,
            edits: [{ op: 'set-override', name: field, value: required }],
          },
        ],
      ),
    ];
  };
  return [
    ...must('pt_model_config', 'mode', 'Unsupervised'),
    ...must('pt_training_config', 'torch_loss_mode', 'poisson'),
  ];
}
