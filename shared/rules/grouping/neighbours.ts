import { rule } from '../rule';

export const neighbours = rule({
  id: 'neighbours-too-few',
  title: 'Fewer neighbours than patterns in a group',
  severity: 'warning',
  consequence: 'crash',
  stage: 'load',
  fields: ['neighbor_count', 'K', 'gridsize', 'grid_size'],
  source: 'V14',
  why: 'A group of gridsize squared patterns is drawn from a pattern and its K nearest neighbours; with fewer candidates than places it cannot be filled.',
  check: ({ number, value }) => {
    const K = number('pt_data_config', 'K');
    const grid = value('pt_data_config', 'grid_size');
    const side = Array.isArray(grid) && typeof grid[0] === 'number' ? grid[0] : undefined;
    if (K === undefined || side === undefined || side <= 1 || K >= side * side) return [];
    const places = side * side;
    return [
      {
        fields: ['neighbor_count', 'K', 'gridsize'],
        message: `K is ${K}, but a group of ${side} by ${side} has ${places} patterns. Set neighbor_count to ${places} or more.`,
        fixes: [
          {
            label: `Set neighbor_count to ${places}`,
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
