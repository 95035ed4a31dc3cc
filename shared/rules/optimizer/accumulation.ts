import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { clearExecutionOptionAndOverride } from '../fixes';
import { rule } from '../rule';

export const accumulation = rule({
  id: 'gradient-accumulation',
  title: 'Gradient accumulation is not supported',
  outcome: 'crash',
  stage: 'train',
  workflows: ['training'],
  fields: ['accum_steps'],
  source: [knownIssue('EXEC-ACCUM-001'), evidence('accumulation-and-strategy')],
  tried: true,
  why: 'The network uses manual optimization, for which Lightning cannot accumulate gradients; training stops with an error before the first step.',
  check: ({ number }) => {
    const steps = number('execution_config', 'accum_steps');
    if (steps === undefined || steps <= 1) return [];
    return [
      {
        fields: ['accum_steps'],
        message: `\`accum_steps\` is ${steps}, but training accepts only 1. Use a larger \`batch_size\` instead.`,
        fixes: [{ ...clearExecutionOptionAndOverride('accum_steps'), label: 'Reset to 1' }],
      },
    ];
  },
});
