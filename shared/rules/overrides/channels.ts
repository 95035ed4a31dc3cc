import { code, knownIssue } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import { sameValue } from '../../values/value';
import { rule } from '../rule';

const CHANNELS = ['C', 'C_model', 'C_forward'];

export const channels = rule({
  id: 'channels-overwritten',
  title: 'The number of channels follows from the grid',
  outcome: 'ignored',
  stage: 'factory',
  fields: [...CHANNELS, 'gridsize', 'grid_size'],
  source: [
    code.configFactory(395),
    code.configFactory(409),
    knownIssue('BUG-TF-001'),
    evidence('grid-and-channels'),
  ],
  tried: true,
  why: 'A group has one channel a pattern. The factory writes gridsize squared over C, C_model and C_forward, while its audit trail still shows the number given.',
  check: ({ override, number }) => {
    const C = number('pt_data_config', 'C');
    return CHANNELS.flatMap((name) => {
      const given = override(name);
      if (given === undefined || C === undefined || sameValue(given, C)) return [];
      return [
        {
          fields: [name],
          message: `${name} is ${formatValue(given)}, which the factory writes over with ${C}, the grid's product. Set gridsize instead.`,
          fixes: [{ label: `Clear ${name}`, edits: [{ op: 'clear-override' as const, name }] }],
        },
      ];
    });
  },
});
