import { formatValue } from '../../values/python';
import { rule } from '../rule';

export const inferenceGroups = rule({
  id: 'inference-groups-not-positive',
  title: 'Inference needs a number of patterns above zero',
  outcome: 'wrong-result',
  stage: 'infer',
  workflows: ['inference'],
  fields: ['n_groups'],
  source: 'V12 (F:600, I:566)',
  why: 'Inference takes the first n_groups patterns as Python slices a list: None is all of them, 0 is none, and a negative number drops that many from the end.',
  check: ({ groups }) => {
    const seen = groups();
    if (seen === undefined || seen > 0) return [];
    return [
      {
        fields: ['n_groups'],
        message: `n_groups is ${formatValue(seen)}; inference takes the first n_groups patterns of the scan, so it must be above 0.`,
      },
    ];
  },
});

export const groupsRepeat = rule({
  id: 'groups-repeat',
  title: 'More groups than combinations',
  outcome: 'info',
  stage: 'load',
  targets: ['adr-003'],
  fields: ['n_groups', 'neighbor_count', 'K'],
  source: 'V15 (R:853); OVERSAMPLING-001',
  why: 'More groups than patterns are made by combining the K neighbours of a pattern anew. Once all combinations are used, they repeat: with K no larger than gridsize squared there is just one a pattern.',
  check: ({ number, groups, patternCount }) => {
    const wanted = groups();
    const count = patternCount();
    const K = number('pt_data_config', 'K');
    const C = number('pt_data_config', 'C');
    if (wanted === undefined || count === undefined || K === undefined || C === undefined)
      return [];
    if (C <= 1 || K < C || count < C || wanted <= count * combinations(K, C, wanted)) return [];
    const most = count * combinations(K, C, wanted);
    return [
      {
        fields: ['n_groups', 'neighbor_count', 'K'],
        message: `n_groups is ${wanted}, but ${count} patterns with ${K} neighbours each make ${most} different groups of ${C} at most. Raise neighbor_count, or lower n_groups.`,
        fixes: [
          {
            label: `Set n_groups to ${most}`,
            edits: [{ op: 'set-override', name: 'n_groups', value: most }],
          },
        ],
      },
    ];
  },
});

/** Ways to choose `k` of `n`, or some number above `enough` when there are more. */
function combinations(n: number, k: number, enough: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k) && ways <= enough; i += 1)
    ways = (ways * (n + 1 - i)) / i;
  return ways;
}
