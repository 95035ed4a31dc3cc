import { GROUPING_RULES } from '../../../shared/rules/grouping';
import { inference, realTraining, testRules, training } from './kit';

const THREE = 'd = {k: v[:3] if v.ndim and len(v) == 40 else v for k, v in d.items()}';

testRules(GROUPING_RULES, {
  'neighbours-too-few': {
    failing: [
      { request: training({ gridsize: 3, K: 8 }), says: /K is 8.*9 patterns/ },
      { request: realTraining({ gridsize: 3 }), says: /K is 6/ },
    ],
    passing: [
      {},
      { request: training({ gridsize: 3, K: 9 }) },
      { request: training({ gridsize: 1, K: 0 }) },
      { request: inference() },
    ],
  },
  'groups-exceed-patterns': {
    failing: [{ request: realTraining({ gridsize: 2, n_groups: 41 }), says: /40 patterns/ }],
    passing: [
      { request: realTraining({ gridsize: 2, n_groups: 40 }) },
      { request: training({ gridsize: 2, n_groups: 41 }) },
    ],
  },
  'groups-capped': {
    failing: [{ request: realTraining({ gridsize: 1, n_groups: 41 }), says: /41.*40 patterns/ }],
    passing: [{ request: realTraining({ gridsize: 1, n_groups: 40 }) }],
  },
  'patterns-too-few': {
    failing: [
      {
        request: training({ gridsize: 2, n_groups: 2 }),
        npz: THREE,
        says: /3 patterns, a group needs 4/,
      },
    ],
    passing: [{ request: training({ gridsize: 1, n_groups: 2 }), npz: THREE }, {}],
  },
});
