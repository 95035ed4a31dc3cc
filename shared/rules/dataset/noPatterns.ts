import { shapeText } from '../../dataset/probeSize';
import { rule } from '../rule';

export const noPatterns = rule({
  id: 'no-patterns',
  title: 'There is no pattern in the dataset',
  outcome: 'crash',
  stage: 'load',
  fields: ['diffraction'],
  source: 'V7; V14',
  why: 'Groups are drawn from the patterns; from none, none can be drawn.',
  check: ({ patterns, datasetField }) => {
    const stack = patterns();
    if (stack?.shape[0] !== 0) return [];
    return [
      {
        fields: [stack.name, datasetField],
        message: `${stack.name} has the shape ${shapeText(stack.shape)}: no pattern at all. Check how the file was written.`,
      },
    ];
  },
});
