/** Whether patches are combined with barycentric weights, from memory maps, instead of uniformly (ptycho_torch/inference.py:330-346). */
import type { Context } from '../context';

export const isBarycentric = ({ value }: Context): boolean =>
  value('pt_inference_config', 'patch_weighting') !== 'uniform' ||
  value('pt_inference_config', 'varpro_scaling') === true;
