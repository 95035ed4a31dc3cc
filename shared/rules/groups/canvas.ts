import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { isProgram } from '../holds';
import { rule } from '../rule';

/** Part of the patterns in groups; a few at the edge of the scan do no harm. */
const MOST_OUTSIDE = 1 / 100;

export const canvas = rule({
  id: 'groups-beyond-canvas',
  title: 'Groups are wider than the training canvas',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['max_neighbor_distance', 'neighbor_count'],
  source: [code.helper(504), evidence('groups-as-they-are-drawn')],
  notTried: 'It counts the groups that were drawn; what is lost depends on the sample.',
  why: "The patches of a group are combined on a canvas that is only `max_neighbor_distance` wider than a patch for each step of the grid. A pattern far from its group's centre is placed partly outside: the central half of its patch, in which patches are averaged, is cut.",
  check: ({ drawn }) => {
    const { facts, entryPoint } = drawn() ?? {};
    const found = facts?.canvas;
    if (!found || !entryPoint || found.windows < found.members * MOST_OUTSIDE) return [];
    if (found.windows === 0) return [];
    const share = Math.round((100 * found.windows) / found.members);
    return [
      {
        fields: ['max_neighbor_distance', 'neighbor_count'],
        entryPoints: [entryPoint],
        message: `${found.windows} of ${found.members} patterns in groups (${share} %) are so far from their group's centre that the central half of their patch extends beyond the training canvas of ${found.side} px. ${entryPoint === 'lightning' ? 'Increase `max_neighbor_distance`, or use' : 'Use'} fewer neighbours or a denser scan.`,
        short: `The central half of ${share} % of the patches extends beyond the canvas of ${found.side} px.`,
      },
    ];
  },
});
