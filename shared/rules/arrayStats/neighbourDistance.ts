import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { shownValue } from '../../values/shown';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { short } from './text';

export const neighbourDistance = rule({
  id: 'neighbour-distance',
  title: 'No neighbour within max_neighbor_distance',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  entryPoints: ['lightning'],
  fields: ['max_neighbor_distance', 'neighbor_function'],
  raises: ['IndexError: too many indices'],
  source: [code.configParams(35), code.dataloader(453), evidence('scan-positions')],
  tried: true,
  why: 'Min_dist and 4_quadrant use only neighbours within `max_neighbor_distance`, 3 pixels by default. If all neighbours are farther away, 4_quadrant finds no group and stops; Min_dist fills every group with the last pattern.',
  check: ({ values, value, number }) => {
    const name = value('pt_data_config', 'neighbor_function');
    const C = number('pt_data_config', 'C') ?? 1;
    if ((name !== 'Min_dist' && name !== '4_quadrant') || C <= 1) return [];
    const spacing = values?.positions?.spacing;
    const limit = number('pt_data_config', 'max_neighbor_distance');
    if (!spacing || limit === undefined || spacing.min < limit) return [];
    const wanted = Math.ceil(spacing.median * 2);
    return [
      {
        fields: ['max_neighbor_distance', 'neighbor_function', 'xcoords'],
        outcome: name === '4_quadrant' ? 'crash' : 'wrong-result',
        message: `\`neighbor_function\` ${name} uses only neighbours within ${short(limit)} pixels (\`max_neighbor_distance\`), but the closest two positions are ${short(spacing.min)} pixels apart. Set \`max_neighbor_distance\` to ${wanted}, twice the median spacing.`,
        short: `The closest two positions are ${short(spacing.min)} px apart, the limit is ${short(limit)} px.`,
        fixes: [
          {
            label: `Set max_neighbor_distance to ${shownValue(wanted)}`,
            edits: [{ op: 'set-override', name: 'max_neighbor_distance', value: wanted }],
          },
        ],
      },
    ];
  },
});
