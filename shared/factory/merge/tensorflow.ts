/** The TensorFlow sections as the bridge makes them of the PyTorch ones (ptycho_torch/config_bridge.py:79-380): what it carries over, drops and fixes. */
import type { SectionName } from '../../catalogue/types';
import type { Candidate, FieldProvenance } from '../../provenance/provenance';
import type { Target } from '../../targets/target';
import { isTrue, pathlibText } from '../../values/python';
import type { Value } from '../../values/value';
import { ACTIVATIONS, MODES, translate } from '../checks/common';
import { policyDefault } from './objectPolicy';
import type { CandidateTable } from './table';
import { pathOf } from './torch';

interface Bridge {
  readonly from: SectionName;
  readonly field: string;
}

/** Fields with another name in PyTorch; all others have the same one. */
const RENAMED: { readonly [field: string]: Bridge } = {
  gridsize: { from: 'pt_data_config', field: 'grid_size' },
  neighbor_count: { from: 'pt_data_config', field: 'K' },
  model_type: { from: 'pt_model_config', field: 'mode' },
  nepochs: { from: 'pt_training_config', field: 'epochs' },
  nll_weight: { from: 'pt_training_config', field: 'nll' },
};

/** A value that cannot be translated stays as it is; a finding refuses it. */
const CONVERT: { readonly [field: string]: (value: Value) => Value } = {
  gridsize: (value) => (Array.isArray(value) ? (value[0] ?? null) : value),
  model_type: (value) => translate(MODES, value) ?? value,
  amp_activation: (value) => translate(ACTIVATIONS, value) ?? value,
  probe_mask: (value) => (typeof value === 'boolean' ? value : value !== null),
  nll_weight: (value) => (isTrue(value) ? 1 : 0),
};

const SOURCES = ['pt_data_config', 'pt_model_config', 'pt_training_config'] as const;

/** Where the bridge takes a field from; undefined where it keeps TensorFlow's default. */
function bridgeOf({ sections, traits }: Target, field: string): Bridge | undefined {
  // One name for two settings: patterns to keep here, groups per scan point there.
  if (field === 'n_subsample' || traits.factory.notBridged.includes(field)) return undefined;
  const from = SOURCES.find((section) => Object.hasOwn(sections[section], field));
  return RENAMED[field] ?? (from && { from, field });
}

/** What a field of the PyTorch sections has. */
export type Torch = (section: SectionName, field: string) => FieldProvenance | undefined;

/** The candidates of a field of a TensorFlow section, highest first. */
export function tensorflowCandidates(
  table: CandidateTable,
  section: SectionName,
  field: string,
  torch: Torch,
): Candidate[] {
  const byDefault = table.target.sections[section][field]?.default;
  return [
    ...(section === 'tf_model_config' ? [] : fixed(table, field)),
    ...(field === 'probe_mask' ? maskTensor(torch) : []),
    ...candidates(table, field, torch),
    ...(byDefault === undefined
      ? []
      : [
          {
            layer: 'tf-default' as const,
            value: policyDefault(table.target, field) ?? byDefault,
            detail: `default of ${section}`,
          },
        ]),
  ];
}

/** The request's own paths, and the backend. */
function fixed(table: CandidateTable, field: string): Candidate[] {
  const path = pathOf(table, field);
  const { backend } = table.target.traits.factory;
  if (field === 'backend' && backend !== null)
    return [{ layer: 'derived', value: backend, detail: `the bridge always sets ${backend}` }];
  return path ? [path] : [];
}

/** Any value given as a mask tensor turns the mask on, False and 0 too (ptycho_torch/config_bridge.py:117-118). */
const maskTensor = (torch: Torch): Candidate[] =>
  (torch('pt_model_config', 'probe_mask_tensor')?.value ?? null) === null
    ? []
    : [{ layer: 'derived', value: true, detail: 'probe_mask_tensor is not None' }];

const GROUPS: readonly string[] = ['n_groups', 'n_subsample', 'subsample_seed'];

function candidates(table: CandidateTable, field: string, torch: Torch): Candidate[] {
  const bridge = bridgeOf(table.target, field);
  const source = bridge && torch(bridge.from, bridge.field);
  if (bridge?.field === field && source) return bridged(table.target, bridge, field, source);
  const named = GROUPS.includes(field) ? [...table.of(field)] : overridden(table, field);
  return bridge && source ? [...named, ...bridged(table.target, bridge, field, source)] : named;
}

/** An override that names a field of TensorFlow alone. An alias comes through the bridge. */
function overridden(table: CandidateTable, field: string): Candidate[] {
  const { target } = table;
  const value = table.override(field);
  if (value === undefined || Object.hasOwn(target.aliases, field)) return [];
  if (target.traits.factory.tensorflowOverrides === 'set')
    return [{ layer: 'override', value, detail: 'override' }];
  return RENAMED[field]
    ? []
    : [{ layer: 'override', value, detail: 'override, ignored by the bridge', off: true }];
}

function bridged(
  { traits }: Target,
  { from, field: original }: Bridge,
  field: string,
  { contributions }: FieldProvenance,
): Candidate[] {
  // `pt_training_config` keeps the text; the bridge makes a path of it (ptycho_torch/config_bridge.py:318-322).
  const isPath = field === 'test_data_file' && traits.factory.paths === 'pathlib';
  const convert = isPath
    ? (value: Value) => (typeof value === 'string' ? pathlibText(value) : value)
    : CONVERT[field];
  const off = { off: true } as const;
  return contributions.map(({ layer, origin, name, value: given, detail: said, status }) => {
    const value = convert ? convert(given) : given;
    const detail = `${said}, bridged from ${from}.${original}`;
    const candidate = { layer, origin, name, value, detail };
    return status === 'off' ? { ...candidate, ...off } : candidate;
  });
}
