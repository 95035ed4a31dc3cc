import { formatValue } from '../../values/python';
import { rule } from '../rule';

/** Where the groups of a scan point come from in the memory-mapped loader: its own fields of pt_data_config. */
export const bounds = rule({
  id: 'bounds-out-of-order',
  title: 'Bounds are no part of the scan',
  outcome: 'crash',
  stage: 'load',
  entryPoints: ['lightning'],
  fields: ['x_bounds', 'y_bounds'],
  source: 'V11 (D:601)',
  why: 'The memory-mapped loader keeps the scan points between two fractions of the scanned range, 0.1 and 0.9 when nothing is set, so that the rim of every scan is left out. It refuses fractions outside 0 to 1 or out of order.',
  check: ({ value }) =>
    ['x_bounds', 'y_bounds'].flatMap((name) => {
      const range = value('pt_data_config', name);
      if (!Array.isArray(range)) return [];
      const [low, high] = range;
      if (typeof low !== 'number' || typeof high !== 'number') return [];
      if (0 <= low && low < high && high <= 1) return [];
      return [
        {
          fields: [name],
          message: `${name} is (${formatValue(low)}, ${formatValue(high)}); the memory-mapped loader takes two fractions of the scanned range in order, between 0 and 1. Use (0.0, 1.0) for the whole scan.`,
          fixes: [
            {
              label: `Set ${name} to (0.0, 1.0)`,
              edits: [{ op: 'set-override', name, value: [0, 1] }],
            },
          ],
        },
      ];
    }),
});

export const neighboursExceed = rule({
  id: 'neighbours-exceed-patterns',
  title: 'More neighbours than there are other patterns',
  outcome: 'wrong-result',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  entryPoints: ['lightning'],
  fields: ['neighbor_count', 'K'],
  source: 'V14 (PG:128, PG:200)',
  why: 'The memory-mapped loader asks for K neighbours of every point. Those that do not exist become index -1, which numpy reads as the last pattern.',
  check: ({ number, value, patternCount }) => {
    const count = patternCount();
    const K = number('pt_data_config', 'K');
    const C = number('pt_data_config', 'C');
    if (count === undefined || K === undefined || C === undefined || C <= 1) return [];
    // With fewer patterns than a group needs, a finding of its own.
    if (count < C || K < count || value('pt_data_config', 'neighbor_function') !== 'Nearest')
      return [];
    return [
      {
        fields: ['neighbor_count', 'K'],
        message: `K is ${K} and there are ${count} patterns, so a point has ${count - 1} neighbours. The memory-mapped loader fills up with the last pattern; the other loaders take what there is. Set neighbor_count below ${count}, or use a larger scan.`,
      },
    ];
  },
});
