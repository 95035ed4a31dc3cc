/** Flags of both native command lines (ptycho_torch/train.py:564-817, ptycho_torch/inference.py:730-872). */
import type { Value } from '../../../values/value';
import {
  type CommandNote,
  type Flag,
  float,
  type Given,
  int,
  oneOf,
  onOff,
  override,
  setsExecutionOption,
  type Worded,
} from '../../exports/commandLine';

const model = (name: string) => ({ section: 'pt_model_config' as const, name });
const inference = (name: string) => ({ section: 'pt_inference_config' as const, name });

/** None and False both mean no mask. */
const maskWord = (value: Value): Worded => ({ ok: true, value: value === null ? false : value });

export const PROBE_MASK: readonly Flag[] = [
  {
    flag: '--probe-mask',
    takes: onOff('--probe-mask', '--no-probe-mask'),
    sets: override('probe_mask'),
    requires: false,
    place: model('probe_mask'),
    toWord: maskWord,
  },
  {
    flag: '--probe-mask-sigma',
    takes: float,
    sets: override('probe_mask_sigma'),
    requires: 1,
    place: model('probe_mask_sigma'),
  },
  {
    flag: '--probe-mask-diameter',
    takes: float,
    sets: override('probe_mask_diameter'),
    requires: null,
    place: model('probe_mask_diameter'),
  },
];

export const PATCH_STATS: readonly Flag[] = [
  {
    flag: '--log-patch-stats',
    takes: onOff('--log-patch-stats'),
    sets: override('log_patch_stats'),
    requires: false,
    place: inference('log_patch_stats'),
  },
  {
    flag: '--patch-stats-limit',
    takes: int,
    sets: override('patch_stats_limit'),
    requires: null,
    place: inference('patch_stats_limit'),
  },
];

/** Passed only when given, so that a default needs no flag. */
export const CONTRACT: readonly Flag[] = [
  {
    flag: '--scale-contract-version',
    takes: oneOf('ci_intensity_v2', 'legacy_v1'),
    sets: override('scale_contract_version'),
  },
  {
    flag: '--measurement-domain',
    takes: oneOf('count_intensity', 'normalized_amplitude'),
    sets: override('measurement_domain'),
  },
];

const AUTO =
  'cuda is written, which auto selects on a machine with a GPU; write cpu on a machine without one. --accelerator auto runs on the CPU, because --device defaults to cpu and takes precedence.';

/** `auto` cannot be expressed: the deprecated --device, which defaults to cpu, then decides (ptycho_torch/cli/shared.py:64-71). */
export const ACCELERATOR: Flag = setsExecutionOption(
  '--accelerator',
  oneOf('auto', 'cpu', 'gpu', 'cuda', 'tpu', 'mps'),
  'accelerator',
  {
    requires: 'cpu',
    toWord: (value) =>
      value === 'auto' ? { ok: true, value: 'cuda', why: AUTO } : { ok: true, value },
  },
);

/** The deprecated flag for the accelerator; imported and never exported. */
export const DEVICE: Flag = {
  flag: '--device',
  takes: oneOf('cpu', 'cuda'),
  sets: { kind: 'option', name: 'accelerator' },
  deprecated: true,
};

/** The progress bar is on without --quiet, and off by default in an execution config. */
export const QUIET: Flag = setsExecutionOption(
  '--quiet',
  onOff(undefined, '--quiet'),
  'enable_progress_bar',
  {
    requires: true,
  },
);

/** The accelerator that results from --accelerator and --device. */
export function accelerator(given: Given): string {
  const chosen = given.get('--accelerator') ?? 'auto';
  if (typeof chosen === 'string' && chosen !== 'auto') return chosen;
  return given.get('--device') === 'cuda' ? 'gpu' : 'cpu';
}

/** Warns that a run without --accelerator uses the CPU. */
export function acceleratorNotes(given: Given): CommandNote[] {
  const chosen = given.get('--accelerator') ?? 'auto';
  if (chosen !== 'auto' || given.has('--device')) return [];
  return [
    {
      rule: 'import-defaults',
      fields: ['accelerator'],
      message: `${given.has('--accelerator') ? '--accelerator auto' : 'Without --accelerator'} this command runs on the CPU, because --device defaults to cpu; accelerator is set to 'cpu'. Reset it to use a GPU where there is one.`,
    },
  ];
}
