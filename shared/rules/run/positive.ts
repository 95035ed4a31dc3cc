import { formatValue } from '../../values/python';
import { rule } from '../rule';

/** Place of each value that must be above zero, by the name that a user knows it by. */
const POSITIVE: readonly (readonly [name: string, section: string, field: string])[] = [
  ['n_groups', 'pt_training_config', 'n_groups'],
  ['gridsize', 'tf_model_config', 'gridsize'],
  ['nphotons', 'pt_data_config', 'nphotons'],
  ['probe_scale', 'pt_data_config', 'probe_scale'],
  ['batch_size', 'pt_training_config', 'batch_size'],
  ['max_epochs', 'pt_training_config', 'epochs'],
];

export const positive = rule({
  id: 'not-positive',
  title: 'A number must be above zero',
  severity: 'warning',
  consequence: 'crash',
  stage: 'train',
  workflows: ['training'],
  fields: ['n_groups', 'gridsize', 'nphotons', 'probe_scale', 'batch_size', 'max_epochs'],
  source: 'V12; V13; V28; V34; V35',
  why: 'PtychoPINN has a check for this that nobody calls; the value travels until something divides by it or loops over it.',
  check: ({ number }) =>
    POSITIVE.flatMap(([name, section, field]) => {
      const seen = number(section, field);
      if (seen === undefined || seen > 0) return [];
      return [
        {
          fields: [name],
          message: `${name} is ${formatValue(seen)}; it must be above 0.`,
          fixes: [
            {
              label: `Clear ${name}`,
              edits: [...new Set([name, field])].map((key) => ({
                op: 'clear-override' as const,
                name: key,
              })),
            },
          ],
        },
      ];
    }),
});
