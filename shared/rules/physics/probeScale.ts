import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { clearOverrides } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { isRectangular } from './contract';

export const probeScale = rule({
  id: 'probe-scale-twice',
  title: 'probe_scale is applied twice',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['lightning'],
  fields: ['probe_scale', 'physics_forward_mode'],
  source: [code.model(1807), evidence('probe-scale')],
  tried: true,
  why: 'The memory-mapped loader divides the probe by `probe_scale`, and the amplitude forward model divides by it again. The reconstructed amplitude scales with its square. rectangular_scaled divides once.',
  check: (context) => {
    const seen = context.number('pt_data_config', 'probe_scale');
    if (seen === undefined || seen <= 0 || seen === 4 || isRectangular(context)) return [];
    return [
      {
        fields: ['probe_scale'],
        message: `\`probe_scale\` is ${context.shown('pt_data_config', 'probe_scale')}. The memory-mapped loader and the amplitude forward model both apply it, so amplitudes differ from a run with the default 4.0 by the square of the ratio. Compare only runs with the same \`probe_scale\`.`,
        fixes: [clearOverrides('probe_scale')],
      },
    ];
  },
});
