import type { Case } from '../../findings/ruleFacts';
import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import type { Context } from '../context';
import { clearOverrides, setOverride } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

const isUno = ({ value }: Context): boolean =>
  value('tf_model_config', 'architecture') === 'neuralop_uno';

export const unoDemands = rule({
  id: 'uno-demands',
  title: 'neuralop_uno supports one configuration only',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['architecture', 'N', 'gridsize', 'generator_output_mode'],
  raises: ['ValueError: neuralop_uno'],
  source: [code.neuralopUno(57, 119), evidence('architectures')],
  tried: true,
  why: "PtychoPINN's wrapper of this network has fixed settings: patterns of 128 by 128 pixels, one pattern per group, real and imaginary parts as output.",
  check: (context) => {
    if (!isUno(context)) return [];
    const N = context.number('pt_data_config', 'N');
    const side = context.number('tf_model_config', 'gridsize');
    const output = context.value('pt_model_config', 'generator_output_mode') ?? null;
    const cases: Case[] = [];
    if (N !== undefined && N !== 128)
      cases.push({
        fields: ['architecture', 'N'],
        message: `neuralop_uno requires N 128, but \`N\` is ${context.shown('pt_data_config', 'N')}. Choose another architecture.`,
        fixes: [clearOverrides('architecture')],
      });
    if (side !== undefined && side !== 1)
      cases.push({
        fields: ['gridsize', 'architecture'],
        message: `neuralop_uno requires \`gridsize\` 1, but \`gridsize\` is ${context.shown('tf_model_config', 'gridsize')}. Set \`gridsize\` to 1, or choose another architecture.`,
        fixes: [
          {
            label: 'Set gridsize to 1',
            edits: [
              { op: 'clear-override', name: 'grid_size' },
              { op: 'set-override', name: 'gridsize', value: 1 },
            ],
          },
          clearOverrides('architecture'),
        ],
      });
    if (output !== 'real_imag')
      cases.push({
        fields: ['generator_output_mode', 'architecture'],
        message: `neuralop_uno requires \`generator_output_mode\` 'real_imag', but it is ${formatValue(output)}; PtychoPINN rejects it when it builds the network. Set it to 'real_imag'.`,
        fixes: [setOverride('generator_output_mode', 'real_imag')],
      });
    return cases;
  },
});

export const unoPackage = rule({
  id: 'uno-package',
  title: 'neuralop_uno requires neuraloperator 2.0.0',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['architecture'],
  source: [code.neuralopUno(29), evidence('architectures')],
  tried: true,
  why: 'The network is part of the package neuraloperator, but PtychoPINN does not pin its version.',
  check: (context) =>
    isUno(context)
      ? [
          {
            fields: ['architecture'],
            message:
              "`architecture` is 'neuralop_uno', which requires neuraloperator 2.0.0. Check the installed version in the environment of the run.",
          },
        ]
      : [],
});
