import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { short } from '../arrayStats/text';
import { setOverride } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

/**
 * Part of a patch. Two patches that are an eighth of their width apart see at most 1.27 times the area of one, (1 + 1/8)²,
 * and a group's patterns are closer still.
 */
const LEAST_SPAN = 1 / 8;
/** The span grows as the root of the neighbours; some more make up for the draw. */
const MARGIN = 1.2;

export const compact = rule({
  id: 'groups-too-compact',
  title: 'A group sees little more than one pattern',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['gridsize', 'neighbor_count'],
  source: [code.rawData(673), evidence('groups-as-they-are-drawn')],
  notTried: 'How much a network gains from a group depends on the sample.',
  why: 'A group of gridsize² patterns is meant to constrain the same object from several sides. Where its patterns are much closer together than a patch is wide, all of them see almost the same area: memory and time grow with gridsize², and little is gained. More neighbours spread the groups.',
  check: ({ drawn, number }) => {
    const { facts, entryPoint } = drawn() ?? {};
    if (!facts?.span || !entryPoint || facts.patch === null) return [];
    const { span, patch, perGroup, taken } = facts;
    const wanted = patch * LEAST_SPAN;
    // positions-all-equal reports a span of nothing.
    if (span.median >= wanted || span.median === 0) return [];
    const K = number('pt_data_config', 'K') ?? 0;
    const more = Math.ceil(K * ((MARGIN * wanted) / span.median) ** 2);
    return [
      {
        fields: ['gridsize', 'neighbor_count'],
        entryPoints: [entryPoint],
        message: `A group spans ${short(span.median)} px (median) of a ${patch} px patch: its ${perGroup} patterns see almost the same area, so \`gridsize\` ${Math.sqrt(perGroup)} adds little. Use more neighbours or \`gridsize\` 1.`,
        fixes: K > 0 && more < taken ? [setOverride('neighbor_count', more)] : [],
      },
    ];
  },
});
