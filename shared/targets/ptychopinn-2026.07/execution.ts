/** The execution config: what is set, else its default. Overrides of the same name do not reach it. */

import { type FieldProvenance, merge } from '../../provenance/provenance';
import type { Request } from '../../request/request';
import { isWhole } from '../../values/value';
import {
  type ExecutionOptionChecks,
  finite,
  finiteAndPositive,
  notNegative,
  oneOfChoices,
  orNone,
  positive,
} from '../checks/executionOptions';
import { SECTIONS } from './sections';

const EXECUTION_OPTIONS = SECTIONS.execution_config;

/** Provenance of every execution option. */
export function executionProvenance(request: Request): { [option: string]: FieldProvenance } {
  return Object.fromEntries(
    Object.entries(EXECUTION_OPTIONS).map(([option, { default: fallback }]) => {
      const set = request.execution?.[option];
      const override = request.overrides[option];
      return [
        option,
        merge([
          ...(override === undefined
            ? []
            : [
                {
                  layer: 'override' as const,
                  value: override,
                  detail: 'override, ignored by the execution config',
                  off: true as const,
                },
              ]),
          ...(set === undefined
            ? []
            : [{ layer: 'execution' as const, value: set, detail: 'set in the execution config' }]),
          {
            layer: 'execution',
            origin: 'default',
            value: fallback ?? null,
            detail: 'execution config default',
          },
        ]),
      ];
    }),
  );
}

/** Values that `PyTorchExecutionConfig` rejects (ptycho/config/config.py:311-479). */
export const EXECUTION_CHECKS: ExecutionOptionChecks = {
  devices: (value) =>
    value === 'auto' || (isWhole(value) && value > 0)
      ? null
      : "a whole number greater than 0, or 'auto'",
  precision: oneOfChoices(['32-true', '16-mixed', 'bf16-mixed']),
  accelerator: oneOfChoices(['auto', 'cpu', 'gpu', 'cuda', 'mps']),
  num_workers: notNegative,
  learning_rate: positive,
  inference_batch_size: orNone(positive),
  accum_steps: positive,
  checkpoint_save_top_k: notNegative,
  early_stop_patience: positive,
  checkpoint_mode: oneOfChoices(['min', 'max']),
  spectral_bottleneck_blocks: positive,
  spectral_bottleneck_modes: positive,
  spectral_bottleneck_gate_init: finite,
  spectral_bottleneck_gate_mode: oneOfChoices(['shared', 'per_block']),
  ffno_encoder_blocks: positive,
  ffno_encoder_modes: positive,
  ffno_encoder_gate_init: finiteAndPositive,
  ffno_encoder_mlp_ratio: finiteAndPositive,
};
