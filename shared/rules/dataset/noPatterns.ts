import { shapeText } from '../../dataset/probeSize';
import { evidence } from '../../sources/source';
import { asCode } from '../asCode';
import { rule } from '../rule';

export const noPatterns = rule({
  id: 'no-patterns',
  title: 'The dataset contains no patterns',
  outcome: 'crash',
  stage: 'load',
  fields: ['diffraction'],
  raises: ['ValueError: only 0 points', 'ValueError: zero-size array'],
  source: [evidence('arrays-each-loader-needs'), evidence('neighbours')],
  tried: true,
  why: 'Groups are drawn from the patterns, so an empty stack gives no groups.',
  check: ({ patterns, datasetField }) => {
    const stack = patterns();
    if (stack?.shape[0] !== 0) return [];
    return [
      {
        fields: [stack.name, datasetField],
        message: `${asCode(stack.name)} has the shape ${shapeText(stack.shape)} and contains no patterns. Check how the file was written.`,
      },
    ];
  },
});
