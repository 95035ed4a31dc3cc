import { isBarycentric } from '../inference/route';
import { REVISION } from '../revision';
import { rule } from '../rule';

export const tooManyGroups = rule({
  id: 'groups-exceed-patterns',
  title: 'More groups than patterns',
  outcome: 'crash',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['n_groups', 'gridsize'],
  source: 'V15 (R:464); OVERSAMPLING-001',
  why: 'With a grid larger than 1 the loader refuses more groups than there are patterns, unless oversampling is on; and the PyTorch path cannot turn it on.',
  check: ({ number, patternCount, groups: wanted }) => {
    const groups = wanted();
    const count = patternCount();
    const C = number('pt_data_config', 'C');
    if (groups === undefined || count === undefined || count === 0) return [];
    if (C === undefined || C <= 1 || groups <= count) return [];
    return [
      {
        fields: ['n_groups'],
        message: `n_groups is ${groups}, but the dataset has ${count} patterns and the grid is larger than 1. Set n_groups to ${count} or less, or gridsize to 1.`,
        fixes: [
          {
            label: `Set n_groups to ${count}`,
            edits: [{ op: 'set-override', name: 'n_groups', value: count }],
          },
        ],
      },
    ];
  },
});

export const cappedGroups = rule({
  id: 'groups-capped',
  title: 'Groups are capped at the number of patterns',
  outcome: 'info',
  stage: 'load',
  entryPoints: ['native', 'script', 'python'],
  fields: ['n_groups', 'gridsize', 'sequential_sampling'],
  source: 'V16 (R:486, R:657); OVERSAMPLING-001',
  why: 'With a grid of 1 a group is a pattern, so that there cannot be more; the rest is dropped without a word.',
  check: (context) => {
    const { number, patternCount, request, groups: wanted } = context;
    const groups = wanted();
    const count = patternCount();
    if (groups === undefined || count === undefined || count === 0) return [];
    if (number('pt_data_config', 'C') !== 1 || groups <= count) return [];
    // A reconstruction of the whole scan does not look at the number at all.
    if (
      request.workflow === 'inference' &&
      REVISION.includes(request.target) &&
      isBarycentric(context)
    )
      return [];
    return [
      {
        fields: ['n_groups'],
        message: `n_groups is ${groups}; with a grid of 1 the run uses the ${count} patterns that there are.`,
      },
    ];
  },
});
