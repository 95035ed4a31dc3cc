import { shapeText } from '../../dataset/probeSize';
import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { rule } from '../rule';

export const objectShape = rule({
  id: 'object-shape',
  title: 'objectGuess is not two-dimensional',
  outcome: 'crash',
  stage: 'load',
  fields: ['objectGuess'],
  raises: ['AssertionError', 'ValueError: objectGuess must be 2D'],
  source: [code.rawData(156), knownIssue('DATA-001'), evidence('arrays-each-loader-needs')],
  tried: true,
  why: 'The loader asserts a two-dimensional object, even when training does not use it.',
  check: ({ array, datasetField }) => {
    const object = array('objectGuess');
    if (!object || object.shape.length === 2) return [];
    return [
      {
        fields: ['objectGuess', datasetField],
        message: `\`objectGuess\` has the shape ${shapeText(object.shape)}, but PtychoPINN requires two axes. Save one layer of it, or remove it.`,
      },
    ];
  },
});
