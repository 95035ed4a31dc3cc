import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { setOverride } from '../fixes';
import { isProgram } from '../holds';
import { networkOutput } from '../physics/contract';
import { rule } from '../rule';

export const activation = rule({
  id: 'activation-as-silu',
  title: 'PyTorch supports only silu and sigmoid for the amplitude',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['amp_activation'],
  source: [code.model(341, 350), evidence('modes-and-activations')],
  tried: true,
  why: 'The PyTorch network uses sigmoid if `amp_activation` is sigmoid, and silu for any other name.',
  check: (context) => {
    const seen = context.value('tf_model_config', 'amp_activation');
    if (seen !== 'relu' && seen !== 'softplus') return [];
    if (context.value('tf_model_config', 'architecture') !== 'cnn') return [];
    if (networkOutput(context) !== 'amp_phase') return [];
    return [
      {
        fields: ['amp_activation'],
        message: `\`amp_activation\` is '${seen}', but the PyTorch network uses silu for every value except sigmoid. Set it to silu or sigmoid.`,
        short: `'${seen}' is not used: the PyTorch network uses silu.`,
        fixes: [setOverride('amp_activation', 'silu'), setOverride('amp_activation', 'sigmoid')],
      },
    ];
  },
});
