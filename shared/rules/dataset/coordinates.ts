import { shapeText } from '../../dataset/probeSize';
import { rule } from '../rule';

export const coordinates = rule({
  id: 'coordinate-count',
  title: 'Scan positions do not fit the patterns',
  severity: 'warning',
  consequence: 'crash',
  stage: 'load',
  fields: ['xcoords', 'ycoords'],
  source: 'V7; TORCH-LOADER-MMAP-SIZING-001',
  why: 'Position i belongs to pattern i. Too few positions stop the loader; surplus ones are dropped, and which pattern they belong to is a guess.',
  check: ({ array, patternCount, datasetField }) => {
    const count = patternCount();
    const coordinates = ['xcoords', 'ycoords'].flatMap((name) => array(name) ?? []);
    if (count === undefined || coordinates.length < 2) return [];
    const bad = coordinates.filter(({ shape }) => shape.length !== 1 || shape[0] !== count);
    if (bad.length === 0) return [];
    const seen = bad.map(({ name, shape }) => `${name} has the shape ${shapeText(shape)}`);
    return [
      {
        fields: [...bad.map(({ name }) => name), datasetField],
        message: `${seen.join(' and ')}, but there are ${count} patterns. Save one x and one y a pattern, as lists of ${count}.`,
      },
    ];
  },
});
