import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import type { Context } from '../context';
import { rule } from '../rule';

const QUADRANT = '4_quadrant';

const byQuadrant = ({ value, number }: Context): boolean =>
  value('pt_data_config', 'neighbor_function') === QUADRANT &&
  (number('pt_data_config', 'C') ?? 1) > 1;

export const quadrantGrid = rule({
  id: 'quadrants-need-grid-2',
  title: '4_quadrant requires gridsize 2',
  outcome: 'crash',
  stage: 'load',
  entryPoints: ['lightning'],
  fields: ['neighbor_function', 'gridsize', 'grid_size'],
  raises: ['RuntimeError: expanded size'],
  source: [code.patchGenerator(264), evidence('neighbours')],
  tried: true,
  why: 'The 4_quadrant search builds groups of four patterns, one neighbour from each quadrant. The memory-mapped loader allocates gridsize² patterns per group.',
  check: (context) => {
    const C = context.number('pt_data_config', 'C');
    if (!byQuadrant(context) || C === 4) return [];
    return [
      {
        fields: ['neighbor_function', 'gridsize'],
        message: `\`neighbor_function\` is '4_quadrant', which builds groups of 4, but this \`gridsize\` needs ${formatValue(C ?? null)} patterns per group. Set \`gridsize\` to 2, or \`neighbor_function\` to Nearest.`,
        short: `'4_quadrant' builds groups of 4, but \`gridsize\` needs ${formatValue(C ?? null)} patterns.`,
        fixes: [
          {
            label: 'Set neighbor_function to Nearest',
            edits: [{ op: 'set-override', name: 'neighbor_function', value: 'Nearest' }],
          },
        ],
      },
    ];
  },
});

export const quadrantPool = rule({
  id: 'quadrant-neighbours-too-few',
  title: 'Too few neighbours for four quadrants',
  outcome: 'crash',
  stage: 'load',
  entryPoints: ['lightning'],
  fields: ['K_quadrant', 'neighbor_function'],
  raises: ['ValueError: k_neighbors_query'],
  source: [code.patchGenerator(264), evidence('neighbours')],
  tried: true,
  why: 'The 4_quadrant search sorts the `K_quadrant` nearest points into quadrants and rejects four or fewer.',
  check: (context) => {
    const pool = context.number('pt_data_config', 'K_quadrant');
    if (!byQuadrant(context) || pool === undefined || pool > 4) return [];
    return [
      {
        fields: ['K_quadrant'],
        message: `\`K_quadrant\` is ${context.shown('pt_data_config', 'K_quadrant')}, but the 4_quadrant search needs more than 4 neighbours. Clear it to use the default of 30.`,
        fixes: [
          { label: 'Clear K_quadrant', edits: [{ op: 'clear-override', name: 'K_quadrant' }] },
        ],
      },
    ];
  },
});

export const quadrantEdge = rule({
  id: 'quadrants-exclude-edge',
  aliases: ['quadrants-lose-points'],
  title: '4_quadrant excludes points at the edge of the scan',
  outcome: 'info',
  stage: 'load',
  entryPoints: ['lightning'],
  fields: ['neighbor_function'],
  source: [knownIssue('TORCH-LOADER-MMAP-SIZING-001'), evidence('neighbours')],
  tried: true,
  why: 'A scan point with no neighbour in two or more quadrants forms no group, as at the edge of every scan: an 8 by 8 raster keeps 36 points.',
  check: (context) => {
    if (!byQuadrant(context) || context.number('pt_data_config', 'C') !== 4) return [];
    return [
      {
        fields: ['neighbor_function'],
        message:
          "`neighbor_function` is '4_quadrant': scan points without neighbours on all sides, such as those at the edge, form no group. Use Nearest to keep them.",
      },
    ];
  },
});

export const distanceOrder = rule({
  id: 'neighbour-distances-out-of-order',
  title: 'min_neighbor_distance is not below max_neighbor_distance',
  outcome: 'wrong-result',
  stage: 'load',
  entryPoints: ['lightning'],
  fields: ['min_neighbor_distance', 'max_neighbor_distance', 'neighbor_function'],
  source: [code.patchGenerator(160), code.patchGenerator(300), evidence('scan-positions')],
  tried: true,
  why: 'Min_dist and 4_quadrant use only neighbours between these two distances in pixels. Without any, 4_quadrant forms no groups, and Min_dist fills every group with the last pattern.',
  check: ({ value, number, shown }) => {
    const search = value('pt_data_config', 'neighbor_function');
    const low = number('pt_data_config', 'min_neighbor_distance');
    const high = number('pt_data_config', 'max_neighbor_distance');
    if (search !== 'Min_dist' && search !== QUADRANT) return [];
    if (low === undefined || high === undefined || low < high) return [];
    if ((number('pt_data_config', 'C') ?? 1) <= 1) return [];
    return [
      {
        fields: ['min_neighbor_distance', 'max_neighbor_distance'],
        message: `\`min_neighbor_distance\` is ${shown('pt_data_config', 'min_neighbor_distance')} pixels and \`max_neighbor_distance\` is ${shown('pt_data_config', 'max_neighbor_distance')} pixels, so no neighbour is accepted. Set the maximum above the minimum.`,
        short: `No neighbour is between ${shown('pt_data_config', 'min_neighbor_distance')} and ${shown('pt_data_config', 'max_neighbor_distance')} pixels away.`,
      },
    ];
  },
});
