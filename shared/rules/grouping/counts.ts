import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { counted } from '../../values/counted';
import { shownValue } from '../../values/shown';
import { clearOverrides } from '../fixes';
import { rule } from '../rule';

export const inferenceGroups = rule({
  id: 'inference-groups-not-positive',
  title: 'n_groups must be positive for inference',
  outcome: 'wrong-result',
  stage: 'infer',
  workflows: ['inference'],
  fields: ['n_groups'],
  source: [code.configFactory(600), code.inference(566), evidence('number-of-groups')],
  tried: true,
  why: 'Inference takes the first `n_groups` patterns as a Python slice: None takes all, 0 takes none, and a negative number removes that many from the end.',
  check: ({ groups, shownGroups, target }) => {
    const seen = groups();
    if (seen === undefined || seen > 0) return [];
    return [
      {
        fields: ['n_groups'],
        message: `\`n_groups\` is ${shownGroups()}, but inference uses the first \`n_groups\` patterns of the scan. Set it to 1 or more.`,
        // The factory of the design document requires it.
        fixes: target.traits.run.runs ? [clearOverrides('n_groups')] : [],
      },
    ];
  },
});

export const groupsRepeat = rule({
  id: 'groups-repeat',
  title: 'More groups than combinations',
  outcome: 'info',
  stage: 'load',
  holds: ({ run }) => run.oversamples,
  fields: ['n_groups', 'neighbor_count', 'K'],
  source: [code.rawData(853), knownIssue('OVERSAMPLING-001'), evidence('oversampling')],
  why: 'Beyond one group per pattern, groups are further combinations of the K neighbours of a pattern. Once all combinations are used, groups repeat; with K equal to gridsize² there is only one combination per pattern.',
  check: ({ number, shown, groups, shownGroups, patternCount }) => {
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
        message: `\`n_groups\` is ${shownGroups()}, but ${counted(count, 'pattern')} with ${shown('pt_data_config', 'K')} neighbours each give at most ${most} different groups of ${C}. Increase \`neighbor_count\`, or decrease \`n_groups\`.`,
        short: `\`n_groups\` is ${shownGroups()}, but at most ${most} different groups of ${C} exist.`,
        fixes: [
          {
            label: `Set n_groups to ${shownValue(most)}`,
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
