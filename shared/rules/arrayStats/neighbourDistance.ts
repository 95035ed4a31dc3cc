import { rule } from '../rule';
import { short } from './text';

export const neighbourDistance = rule({
  id: 'neighbour-distance',
  title: 'No neighbour is near enough',
  outcome: 'crash',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  entryPoints: ['lightning'],
  fields: ['max_neighbor_distance', 'neighbor_function'],
  source: 'V9 (P:35, D:453)',
  why: 'Min_dist and 4_quadrant take neighbours within max_neighbor_distance alone, 3 pixels unless set. When all are farther, 4_quadrant finds no group and stops; Min_dist fills every group with the last pattern.',
  check: ({ values, value, number }) => {
    const name = value('pt_data_config', 'neighbor_function');
    const C = number('pt_data_config', 'C') ?? 1;
    if ((name !== 'Min_dist' && name !== '4_quadrant') || C <= 1) return [];
    const spacing = values?.positions?.spacing;
    const propagation = number('pt_data_config', 'max_neighbor_distance');
    if (!spacing || propagation === undefined || spacing.min < propagation) return [];
    const wanted = Math.ceil(spacing.median * 2);
    return [
      {
        fields: ['max_neighbor_distance', 'neighbor_function', 'xcoords'],
        // Min_dist fills up with the last pattern instead.
        outcome: name === '4_quadrant' ? 'crash' : 'wrong-result',
        message: `neighbor_function is ${name} and takes neighbours within ${short(propagation)} pixels (max_neighbor_distance); the nearest two positions are ${short(spacing.min)} apart. It counts in the memory-mapped loader. Set max_neighbor_distance to ${wanted}, twice the median spacing.`,
        fixes: [
          {
            label: `Set max_neighbor_distance to ${wanted}`,
            edits: [{ op: 'set-override', name: 'max_neighbor_distance', value: wanted }],
          },
        ],
      },
    ];
  },
});
