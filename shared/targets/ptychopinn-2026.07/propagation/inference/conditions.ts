/** The two ways in which inference puts patches together (I:343). */
import type { Condition, ReadValue } from '../../../../propagation/propagation';

const isUniform = (read: ReadValue): boolean =>
  read('pt_inference_config', 'patch_weighting') === 'uniform' &&
  read('pt_inference_config', 'varpro_scaling') === false;

/** Simple stitching takes as many patterns as it is told. */
export const uniform: Condition = {
  text: "with patch_weighting 'uniform' and varpro_scaling False",
  otherwise: 'weighted or rescaled patches are put together from the whole scan',
  holds: isUniform,
};

/** Barycentric stitching has a loader of its own. */
export const stitched: Condition = {
  text: "with patch_weighting 'probe' or varpro_scaling True",
  otherwise: 'simple stitching takes all patterns in one batch',
  holds: (read) => !isUniform(read),
};
