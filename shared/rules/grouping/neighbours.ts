import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { shownValue } from '../../values/shown';
import { rule } from '../rule';

export const neighbours = rule({
  id: 'neighbours-too-few',
  title: 'Fewer neighbours than patterns in a group',
  outcome: 'crash',
  stage: 'load',
  fields: ['neighbor_count', 'K', 'gridsize', 'grid_size'],
  raises: ['ValueError: must be >= C', 'ValueError: larger sample than population'],
  source: [code.rawData(643), code.patchGenerator(388), evidence('neighbours')],
  tried: true,
  why: 'A group of gridsize² patterns is drawn from a pattern and its K nearest neighbours; with fewer candidates the group cannot be filled.',
  check: ({ takesGroups, number, shown, grid }) => {
    const K = number('pt_data_config', 'K');
    const side = grid();
    if (K === undefined || side === undefined || side < 1 || !takesGroups()) return [];
    // Both are one product; the types alone differ.
    const places = typeof side === 'bigint' ? side * side : side * side;
    if (K >= places) return [];
    const group =
      places === 1
        ? 'even a group of one pattern needs 1'
        : `a group of ${side} by ${side} has ${places} patterns`;
    return [
      {
        fields: ['neighbor_count', 'K', 'gridsize'],
        // The memory-mapped loader counts the pattern itself among its neighbours.
        ...(K + 1 >= Number(places) ? { entryPoints: ['native', 'script', 'python'] } : {}),
        message: `\`K\` is ${shown('pt_data_config', 'K')}, but ${group}. Set \`neighbor_count\` to ${places} or more.`,
        fixes: [
          {
            label: `Set neighbor_count to ${shownValue(places)}`,
            edits: [
              { op: 'clear-override', name: 'K' },
              { op: 'set-override', name: 'neighbor_count', value: places },
            ],
          },
        ],
      },
    ];
  },
});
