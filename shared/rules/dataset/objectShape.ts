import { shapeText } from '../../dataset/probeSize';
import { rule } from '../rule';

export const objectShape = rule({
  id: 'object-shape',
  title: 'The object is not two-dimensional',
  outcome: 'crash',
  stage: 'load',
  fields: ['objectGuess'],
  source: 'V7 (R:156); DATA-001',
  why: 'The loader asserts a 2-D object, even where training does not use it.',
  check: ({ array, datasetField }) => {
    const object = array('objectGuess');
    if (!object || object.shape.length === 2) return [];
    return [
      {
        fields: ['objectGuess', datasetField],
        message: `objectGuess has the shape ${shapeText(object.shape)}; PtychoPINN takes two axes. Save one layer of it, or leave it out.`,
      },
    ];
  },
});
