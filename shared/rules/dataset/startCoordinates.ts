import { shapeText } from '../../dataset/probeSize';
import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { asCode } from '../asCode';
import { rule } from '../rule';

export const startCoordinates = rule({
  id: 'start-coordinate-shape',
  title: 'Nominal positions and positions differ in shape',
  outcome: 'crash',
  stage: 'load',
  entryPoints: ['native', 'script', 'python'],
  fields: ['xcoords_start', 'ycoords_start'],
  raises: ['ValueError: must have matching shapes', 'IndexError: out of bounds'],
  source: [code.rawData(887), evidence('arrays-each-loader-needs')],
  tried: true,
  why: 'The loader compares the shapes of the four coordinate arrays and stops if they differ.',
  check: ({ array, datasetField }) =>
    ['x', 'y'].flatMap((axis) => {
      const start = array(`${axis}coords_start`);
      const actual = array(`${axis}coords`);
      if (!start || !actual || shapeText(start.shape) === shapeText(actual.shape)) return [];
      return [
        {
          fields: [start.name, datasetField],
          message: `${asCode(start.name)} has the shape ${shapeText(start.shape)}, but ${asCode(actual.name)} has ${shapeText(actual.shape)}. Save both with one value per pattern, or remove ${asCode(start.name)}.`,
        },
      ];
    }),
});
