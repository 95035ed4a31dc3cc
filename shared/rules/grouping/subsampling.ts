import { formatValue } from '../../values/python';
import { rule } from '../rule';

export const subsampleClash = rule({
  id: 'n-subsample-means-two-things',
  title: 'n_subsample means two things',
  outcome: 'wrong-result',
  stage: 'load',
  workflows: ['training'],
  entryPoints: ['script', 'lightning'],
  fields: ['n_subsample', 'n_groups'],
  source: 'V19 (P:30, PG:45, D:656)',
  why: 'The TensorFlow section takes n_subsample for the number of patterns kept, pt_data_config for the groups drawn at every scan point, 7 by default. An override sets both to one number, and a sensible one for the first is a thousand times too many for the second.',
  check: ({ override }) => {
    const given = override('n_subsample');
    if (typeof given !== 'number') return [];
    const n = formatValue(given);
    return [
      {
        fields: ['n_subsample'],
        message: `n_subsample is ${n}: ${n} patterns kept in the TensorFlow section, and ${n} groups at every scan point in pt_data_config, which the memory-mapped loader draws whatever n_groups says. Clear it, and choose the patterns when the dataset is written.`,
        fixes: [
          { label: 'Clear n_subsample', edits: [{ op: 'clear-override', name: 'n_subsample' }] },
        ],
      },
    ];
  },
});

export const subsampleSmall = rule({
  id: 'subsample-too-small',
  title: 'Fewer patterns are kept than groups need',
  outcome: 'crash',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  workflows: ['training'],
  entryPoints: ['script'],
  fields: ['n_subsample', 'n_groups', 'gridsize'],
  source: 'V18 (ST:356, R:464)',
  why: 'The shared script keeps n_subsample patterns and groups those. For grids larger than 1 it refuses more groups than patterns kept, and warns below n_groups times gridsize squared.',
  check: ({ value, number, groups }) => {
    const kept = value('tf_training_config', 'n_subsample');
    const wanted = groups();
    const C = number('pt_data_config', 'C');
    if (typeof kept !== 'number' || wanted === undefined || C === undefined || C <= 1) return [];
    if (kept >= wanted * C) return [];
    const outcome =
      kept < wanted ? 'ptycho_train refuses it' : 'ptycho_train warns that groups will overlap';
    return [
      {
        fields: ['n_subsample', 'n_groups'],
        outcome: kept < wanted ? 'crash' : 'wrong-result',
        message: `n_subsample is ${formatValue(kept)}, and ${wanted} groups of ${C} take ${wanted * C} patterns: ${outcome}. Raise n_subsample to ${wanted * C}, or clear it.`,
        fixes: [
          { label: 'Clear n_subsample', edits: [{ op: 'clear-override', name: 'n_subsample' }] },
        ],
      },
    ];
  },
});
