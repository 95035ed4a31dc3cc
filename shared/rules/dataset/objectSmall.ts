import { shapeText } from '../../dataset/probeSize';
import { rule } from '../rule';
import { patternSize } from '../shapes';

export const objectSmall = rule({
  id: 'object-smaller-than-pattern',
  title: 'The object is smaller than one patch',
  outcome: 'info',
  stage: 'load',
  fields: ['objectGuess'],
  source: 'V7; V9; DATA-001',
  why: 'Patches of the object are N by N pixels. What lies outside objectGuess is filled up with zeros, so ground truth that is cut from it is mostly zero.',
  check: ({ array, patterns, datasetField }) => {
    const object = array('objectGuess');
    const side = patternSize(patterns());
    if (object?.shape.length !== 2 || side === undefined || Math.min(...object.shape) >= side)
      return [];
    return [
      {
        fields: ['objectGuess', datasetField],
        message: `objectGuess has the shape ${shapeText(object.shape)}, one pattern covers ${side} by ${side}. Save an object that covers the whole scan, or leave it out if it is only a placeholder.`,
      },
    ];
  },
});
