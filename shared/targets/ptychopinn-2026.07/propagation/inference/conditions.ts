/** The two methods by which inference assembles patches. */
import type { Condition, ReadValue } from '../../../../propagation/propagation';

const isUniform = (read: ReadValue): boolean =>
  read('pt_inference_config', 'patch_weighting') === 'uniform' &&
  read('pt_inference_config', 'varpro_scaling') === false;

/** Uniform stitching uses the number of patterns that is set. */
export const uniform: Condition = {
  text: "with patch_weighting 'uniform' and varpro_scaling False",
  otherwise: 'patch_weighting probe and varpro_scaling always reconstruct the whole scan',
  holds: isUniform,
};

/** Barycentric stitching has a separate loader. */
export const stitched: Condition = {
  text: "with patch_weighting 'probe' or varpro_scaling True",
  otherwise: 'uniform stitching processes all patterns in one batch',
  holds: (read) => !isUniform(read),
};
