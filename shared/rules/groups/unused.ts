import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { setOverride } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

/**
 * Part of the patterns. With as many groups as patterns, 4 patterns each, about 2 % are in none by chance (e⁻⁴); a quarter
 * means that there are few groups for the scan.
 */
const MOST_UNUSED = 1 / 4;

export const unused = rule({
  id: 'patterns-unused',
  title: 'Many patterns are in no group',
  outcome: 'info',
  stage: 'load',
  holds: isProgram,
  workflows: ['training'],
  fields: ['n_groups'],
  source: [code.rawData(655), evidence('groups-as-they-are-drawn')],
  notTried: 'It counts the groups that were drawn.',
  why: 'Training sees only patterns that are in a group. Each group is drawn around a pattern of its own, so as many groups as patterns use nearly all of them.',
  check: ({ drawn }) => {
    const { facts, entryPoint } = drawn() ?? {};
    if (!facts || !entryPoint || entryPoint === 'lightning') return [];
    const { taken, used, groups } = facts;
    const left = taken - used;
    if (taken === 0 || left < taken * MOST_UNUSED || groups >= taken) return [];
    return [
      {
        fields: ['n_groups'],
        entryPoints: [entryPoint],
        message: `${left} of ${taken} patterns are in no group: training does not see them. \`n_groups\` is ${groups}; ${taken} would use nearly all patterns.`,
        fixes: [setOverride('n_groups', taken)],
      },
    ];
  },
});
