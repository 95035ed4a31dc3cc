import { code, knownIssue } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import { rule } from '../rule';

const NAMES = ['enable_oversampling', 'neighbor_pool_size'];

export const oversampling = rule({
  id: 'oversampling-dropped',
  title: 'The PyTorch backend cannot oversample',
  outcome: 'ignored',
  stage: 'factory',
  targets: ['ptychopinn-2026.07'],
  fields: [...NAMES, 'n_groups'],
  source: [code.components(632), knownIssue('OVERSAMPLING-001'), evidence('oversampling')],
  tried: true,
  why: 'Oversampling combines the neighbours of a pattern anew, which takes a grid larger than 1 and a pool larger than a group. The factory drops both settings, and the PyTorch workflow never hands them on.',
  check: ({ override }) => {
    const given = NAMES.filter((name) => {
      const value = override(name);
      return value !== undefined && value !== false && value !== null;
    });
    if (given.length === 0) return [];
    const seen = given.map((name) => `${name} is ${formatValue(override(name) ?? null)}`);
    return [
      {
        fields: given,
        message: `${seen.join(', ')}; the PyTorch backend drops it, and n_groups cannot be larger than the number of patterns. Clear it, or train with TensorFlow through ptycho_train --enable_oversampling.`,
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
