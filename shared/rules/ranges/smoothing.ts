import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { exactly } from '../../values/value';
import { asCode } from '../asCode';
import { setOverride } from '../fixes';
import { DESIGN_ONLY } from '../holds';
import { rule } from '../rule';

const NAME = 'gaussian_smoothing_sigma';

export const smoothing = rule({
  id: 'smoothing-negative',
  title: 'gaussian_smoothing_sigma is negative',
  outcome: 'wrong-result',
  stage: 'load',
  holds: ({ run }) => run.readsTensorFlowFields,
  fields: [NAME],
  source: [code.tensorflowConfig(502), evidence('checks-nobody-calls')],
  notTried: DESIGN_ONLY,
  why: 'The width of a Gaussian is 0 or more. TensorFlow uses the number without a check; PyTorch ignores it.',
  check: ({ value }) => {
    const sigma = exactly(value('tf_model_config', NAME));
    if (sigma === undefined || sigma >= 0) return [];
    return [
      {
        fields: [NAME],
        message: `${asCode(NAME)} is ${formatValue(sigma)}; it must be 0 (no smoothing) or more.`,
        fixes: [setOverride(NAME, -sigma), setOverride(NAME, 0)],
      },
    ];
  },
});
