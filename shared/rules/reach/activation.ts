import { formatValue } from '../../values/python';
import { rule } from '../rule';
import { TARGET } from './cases';

export const activationReplaced = rule({
  id: 'activation-replaced',
  title: 'The activation becomes SiLU',
  severity: 'warning',
  consequence: 'ignored',
  stage: 'train',
  targets: [TARGET],
  workflows: ['training'],
  fields: ['amp_activation'],
  source: 'V24 (M:341)',
  why: 'The factory takes softplus and relu; the CNN knows the sigmoid, and computes SiLU for every other name.',
  check: ({ override, value }) => {
    const asked = override('amp_activation');
    if (asked !== 'softplus' && asked !== 'relu') return [];
    if (value('pt_model_config', 'architecture') !== 'cnn') return [];
    return [
      {
        fields: ['amp_activation'],
        message: `amp_activation is ${formatValue(asked)}, and the CNN computes SiLU for every name but sigmoid. Set silu or sigmoid.`,
        fixes: ['silu', 'sigmoid'].map((name) => ({
          label: `Set amp_activation to ${name}`,
          edits: [{ op: 'set-override' as const, name: 'amp_activation', value: name }],
        })),
      },
    ];
  },
});
