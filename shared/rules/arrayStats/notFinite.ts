import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { rule } from '../rule';
import { framesText } from './text';

const LABELS = ['Y', 'label', 'label_amp', 'label_phase'];

export const notFinite = rule({
  id: 'values-not-finite',
  title: 'An array contains NaN or infinite values',
  outcome: 'wrong-result',
  stage: 'train',
  fields: ['diffraction', 'probeGuess', 'objectGuess', 'Y'],
  source: [
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('amplitudes-and-counts'),
    evidence('precision-and-number-types'),
  ],
  tried: true,
  why: 'PtychoPINN scales the patterns by a mean over all of them and multiplies every patch by the probe, so a single NaN makes the loss NaN from the first step. With the count contract, loading fails instead.',
  check: ({ values, valuesOf, value, datasetField }) => {
    if (!values) return [];
    const stack = values.patterns;
    const supervised = value('pt_model_config', 'mode') === 'Supervised';
    const names = [stack?.array ?? '', 'probeGuess', 'objectGuess', ...(supervised ? LABELS : [])];
    return names.flatMap((name) => {
      const array = valuesOf(name);
      const count = array ? array.nan + array.infinite : 0;
      if (!array || count === 0) return [];
      const bad = [
        array.nan > 0 ? `${array.nan} NaN` : '',
        array.infinite > 0 ? `${array.infinite} infinite` : '',
      ]
        .filter(Boolean)
        .join(', ');
      const isStack = name === stack?.array && stack.notFinite.count > 0;
      const where = isStack ? `, at ${framesText(stack.notFinite)}` : '';
      const remedy = isStack ? ', or remove these patterns and their positions' : '';
      return [
        {
          fields: [name, datasetField],
          message: `${count} of ${array.count} values in ${asCode(name)} ${count === 1 ? 'is' : 'are'} not finite (${bad})${where}. Replace them with \`numpy.nan_to_num\`${remedy}.`,
          short: `${count} of ${array.count} values ${count === 1 ? 'is' : 'are'} not finite (${bad}).`,
        },
      ];
    });
  },
});
