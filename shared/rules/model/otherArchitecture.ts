import { evidence } from '../../sources/source';
import { asCode } from '../asCode';
import { clearOverrides } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

const CNN = ['cnn'];
const FOURIER = ['ffno', 'fno', 'fno_vanilla'];

/** Architectures that read a field; fields that all of them read are not listed. */
const READERS: { readonly [name: string]: readonly string[] } = {
  n_filters_scale: CNN,
  amp_activation: CNN,
  cnn_output_mode: CNN,
  use_shared_decoder: CNN,
  batch_norm: CNN,
  probe_big: CNN,
  eca_encoder: CNN,
  cbam_encoder: CNN,
  cbam_bottleneck: CNN,
  cbam_decoder: CNN,
  eca_decoder: CNN,
  spatial_decoder: CNN,
  decoder_spatial_kernel: CNN,
  decoder_last_c_outer_fraction: CNN,
  fno_modes: FOURIER,
  fno_width: FOURIER,
  fno_blocks: FOURIER,
  fno_cnn_blocks: ['ffno', 'fno'],
  fno_input_transform: FOURIER,
  learned_input_channels: FOURIER,
  generator_output_mode: [...FOURIER, 'neuralop_uno'],
};

export const otherArchitecture = rule({
  id: 'other-architecture',
  title: 'The architecture ignores this setting',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['architecture', ...Object.keys(READERS)],
  source: [evidence('architectures'), evidence('network-settings')],
  tried: true,
  why: 'Each architecture is built from its own fields and ignores those of the others.',
  check: ({ request, value, changed }) => {
    const architecture = String(value('tf_model_config', 'architecture'));
    return Object.keys(request.overrides).flatMap((name) => {
      const readers = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
      if (!readers || readers.includes(architecture)) return [];
      if (!changed('pt_model_config', name)) return [];
      return [
        {
          fields: [name, 'architecture'],
          message: `${asCode(name)} is set, but the architecture '${architecture}' ignores it; only ${readers.join(', ')} ${readers.length > 1 ? 'use' : 'uses'} it. Clear it, or choose another architecture.`,
          fixes: [clearOverrides(name)],
        },
      ];
    });
  },
});
