import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { asCode, asCodes } from '../asCode';
import { isProgram } from '../holds';
import { rule } from '../rule';

const NAMES = ['enable_oversampling', 'neighbor_pool_size'];

export const oversampling = rule({
  id: 'oversampling-dropped',
  yields: true,
  title: 'The PyTorch backend does not support oversampling',
  outcome: 'ignored',
  stage: 'factory',
  holds: isProgram,
  fields: [...NAMES, 'n_groups'],
  source: [code.components(632), knownIssue('OVERSAMPLING-001'), evidence('oversampling')],
  tried: true,
  why: 'Oversampling forms further groups from the neighbours of a pattern; it requires `gridsize` above 1 and a pool larger than a group. The factory ignores both settings, and the PyTorch workflow never passes them on.',
  check: ({ override }) => {
    const given = NAMES.filter((name) => {
      const value = override(name);
      return value !== undefined && value !== false && value !== null;
    });
    if (given.length === 0) return [];
    const seen = given.map((name) => `${asCode(name)} is ${formatValue(override(name) ?? null)}`);
    return [
      {
        fields: given,
        message: `${seen.join(' and ')}, but the PyTorch backend ignores ${given.length > 1 ? 'both' : 'it'}: \`n_groups\` cannot exceed the number of patterns. Clear ${asCodes(given)}, or train with TensorFlow: \`ptycho_train --enable_oversampling\`.`,
        short: `The PyTorch backend ignores ${asCodes(given)}.`,
        fixes: [
          {
            label: `Clear ${given.join(' and ')}`,
            edits: given.map((name) => ({ op: 'clear-override' as const, name })),
          },
        ],
      },
    ];
  },
});
