import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { counted } from '../../values/counted';
import { shownValue } from '../../values/shown';
import { isProgram } from '../holds';
import { isBarycentric } from '../inference/barycentric';
import { rule } from '../rule';

export const tooManyGroups = rule({
  id: 'groups-exceed-patterns',
  title: 'More groups than patterns',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['n_groups', 'gridsize'],
  raises: ['ValueError: oversampling is required'],
  source: [code.rawData(464), knownIssue('OVERSAMPLING-001'), evidence('oversampling')],
  tried: true,
  why: 'With `gridsize` above 1 the loader rejects more groups than patterns unless oversampling is on, which the PyTorch path cannot turn on.',
  check: ({ number, patternCount, groups: wanted, shownGroups }) => {
    const groups = wanted();
    const count = patternCount();
    const C = number('pt_data_config', 'C');
    if (groups === undefined || count === undefined || count === 0) return [];
    if (C === undefined || C <= 1 || groups <= count) return [];
    return [
      {
        fields: ['n_groups'],
        message: `\`n_groups\` is ${shownGroups()}, but the dataset has ${counted(count, 'pattern')} and \`gridsize\` is above 1. Set \`n_groups\` to ${count} or less, or \`gridsize\` to 1.`,
        fixes: [
          {
            label: `Set n_groups to ${shownValue(count)}`,
            edits: [{ op: 'set-override', name: 'n_groups', value: count }],
          },
        ],
      },
    ];
  },
});

export const cappedGroups = rule({
  id: 'groups-capped',
  title: 'n_groups is limited to the number of patterns',
  outcome: 'info',
  stage: 'load',
  entryPoints: ['native', 'script', 'python'],
  fields: ['n_groups', 'gridsize', 'sequential_sampling'],
  source: [
    code.rawData(486),
    code.rawData(657),
    knownIssue('OVERSAMPLING-001'),
    evidence('groups-of-one-pattern'),
  ],
  tried: true,
  why: 'With `gridsize` 1 a group is one pattern, so there cannot be more groups than patterns; PtychoPINN silently ignores the excess.',
  check: (context) => {
    const { number, patternCount, request, target, groups: wanted } = context;
    const groups = wanted();
    const count = patternCount();
    if (groups === undefined || count === undefined || count === 0) return [];
    if (number('pt_data_config', 'C') !== 1 || groups <= count) return [];
    // Reconstruction of the whole scan ignores n_groups.
    if (
      request.workflow === 'inference' &&
      target.traits.run.inferenceTakes === 'first-patterns' &&
      isBarycentric(context)
    )
      return [];
    return [
      {
        fields: ['n_groups'],
        message: `\`n_groups\` is ${context.shownGroups()}, but with \`gridsize\` 1 the run uses only the ${counted(count, 'pattern')} in the dataset.`,
      },
    ];
  },
});
