import { code } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import { clearOverrides } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';
import { isRectangular } from './contract';

export const probeScale = rule({
  id: 'probe-scale-twice',
  title: 'probe_scale counts twice',
  outcome: 'info',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  entryPoints: ['lightning'],
  fields: ['probe_scale', 'physics_forward_mode'],
  source: [code.model(1807), evidence('probe-scale')],
  tried: true,
  why: 'The memory-mapped loader divides the probe by probe_scale, and the amplitude forward model does so once more. The reconstructed amplitude follows the square of it. rectangular_scaled divides once.',
  check: (context) => {
    const seen = context.number('pt_data_config', 'probe_scale');
    if (seen === undefined || seen <= 0 || seen === 4 || isRectangular(context)) return [];
    return [
      {
        fields: ['probe_scale'],
        message: `probe_scale is ${formatValue(seen)}. With the memory-mapped loader and the amplitude forward model it enters twice, so that amplitudes differ from a run with the usual 4.0 by the square of the ratio. Compare only runs of the same probe_scale.`,
        fixes: [clearOverrides('probe_scale')],
      },
    ];
  },
});
