import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { sameValue } from '../../values/value';
import { asCode } from '../asCode';
import { rule } from '../rule';

const CHANNELS = ['C', 'C_model', 'C_forward'];

export const channels = rule({
  id: 'channels-overwritten',
  title: 'The number of channels follows from gridsize',
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
  why: 'A group has one channel per pattern. The factory replaces C, `C_model` and `C_forward` with gridsize², while its audit trail still lists the override.',
  check: ({ override, number }) => {
    const C = number('pt_data_config', 'C');
    return CHANNELS.flatMap((name) => {
      const given = override(name);
      if (given === undefined || C === undefined || sameValue(given, C)) return [];
      return [
        {
          fields: [name],
          message: `${asCode(name)} is ${formatValue(given)}, but the factory replaces it with ${C}, the number of patterns per group. Set \`gridsize\` instead.`,
          fixes: [{ label: `Clear ${name}`, edits: [{ op: 'clear-override' as const, name }] }],
        },
      ];
    });
  },
});
