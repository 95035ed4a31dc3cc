import { shapeText } from '../../dataset/probeSize';
import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { rule } from '../rule';
import { patternSize } from '../shapes';

export const objectSmall = rule({
  id: 'object-smaller-than-pattern',
  title: 'objectGuess is smaller than one pattern',
  outcome: 'info',
  stage: 'load',
  fields: ['objectGuess'],
  source: [
    knownIssue('DATA-001'),
    evidence('arrays-each-loader-needs'),
    evidence('scan-positions'),
  ],
  tried: true,
  why: 'Patches of the object are N by N pixels. Outside `objectGuess` they are padded with zeros, so ground truth taken from it is mostly zero.',
  check: ({ array, patterns, datasetField }) => {
    const object = array('objectGuess');
    const side = patternSize(patterns());
    if (object?.shape.length !== 2 || side === undefined || Math.min(...object.shape) >= side)
      return [];
    return [
      {
        fields: ['objectGuess', datasetField],
        message: `\`objectGuess\` has the shape ${shapeText(object.shape)}, but one pattern covers ${side} by ${side} pixels. Save an object that covers the whole scan, or remove it if it is only a placeholder.`,
      },
    ];
  },
});
