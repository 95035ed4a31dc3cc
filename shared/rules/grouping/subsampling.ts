import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { asNumber } from '../../values/value';
import { isProgram } from '../holds';
import { rule } from '../rule';

export const subsampleClash = rule({
  id: 'n-subsample-means-two-things',
  title: 'n_subsample has two meanings',
  outcome: 'wrong-result',
  stage: 'load',
  workflows: ['training'],
  entryPoints: ['script', 'lightning'],
  fields: ['n_subsample', 'n_groups'],
  source: [
    code.configParams(30),
    code.patchGenerator(45),
    code.dataloader(656),
    evidence('two-meanings-of-subsampling'),
  ],
  tried: true,
  why: 'The TensorFlow section reads `n_subsample` as the number of patterns to keep, `pt_data_config` as the number of groups per scan point, 7 by default. An override sets both, and a sensible value for the first is a thousand times too large for the second.',
  check: ({ override }) => {
    const given = override('n_subsample');
    if (given === undefined || asNumber(given) === undefined) return [];
    const n = formatValue(given);
    return [
      {
        fields: ['n_subsample'],
        message: `\`n_subsample\` is ${n}: the TensorFlow section keeps ${n} patterns, but the memory-mapped loader draws ${n} groups per scan point and ignores \`n_groups\`. Clear it, and select the patterns when you write the dataset.`,
        fixes: [
          { label: 'Clear n_subsample', edits: [{ op: 'clear-override', name: 'n_subsample' }] },
        ],
      },
    ];
  },
});

export const subsampleSmall = rule({
  id: 'subsample-too-small',
  title: 'n_subsample keeps fewer patterns than the groups need',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['script'],
  fields: ['n_subsample', 'n_groups', 'gridsize'],
  raises: ['ValueError: oversampling is required'],
  source: [code.trainScript(356), code.rawData(464), evidence('subsampling-by-the-command-line')],
  tried: true,
  why: '`ptycho_train` keeps `n_subsample` patterns and groups those. For `gridsize` above 1 it rejects more groups than patterns kept, and warns below n_groups × gridsize².',
  check: ({ number, shown, groups, shownGroups }) => {
    const kept = number('tf_training_config', 'n_subsample');
    const wanted = groups();
    const C = number('pt_data_config', 'C');
    if (kept === undefined || wanted === undefined || C === undefined || C <= 1) return [];
    if (kept >= wanted * C) return [];
    const outcome =
      kept < wanted
        ? '`ptycho_train` rejects this'
        : '`ptycho_train` warns that groups will overlap';
    return [
      {
        fields: ['n_subsample', 'n_groups'],
        outcome: kept < wanted ? 'crash' : 'wrong-result',
        message: `\`n_subsample\` is ${shown('tf_training_config', 'n_subsample')}, but ${shownGroups()} groups of ${C} need ${wanted * C} patterns: ${outcome}. Increase \`n_subsample\` to ${wanted * C}, or clear it.`,
        fixes: [
          { label: 'Clear n_subsample', edits: [{ op: 'clear-override', name: 'n_subsample' }] },
        ],
      },
    ];
  },
});
