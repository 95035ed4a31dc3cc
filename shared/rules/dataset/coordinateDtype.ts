import type { ArrayFacts } from '../../dataset/facts';
import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { MEMORY_MAPPED, native, script } from './loaders';

const NAMES = ['xcoords', 'ycoords', 'xcoords_start', 'ycoords_start'];
const WHOLE = /^(u?int|bool)/;

export const wholeCoordinates = rule({
  id: 'coordinates-integer',
  title: 'Scan positions are integers',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  entryPoints: ['script'],
  fields: NAMES,
  raises: ['UFuncTypeError: Cannot cast'],
  source: [
    code.tensorflowComponents(372),
    knownIssue('DATA-001'),
    evidence('arrays-each-loader-needs'),
  ],
  tried: true,
  why: '`ptycho_train` and `ptycho_inference` scale the positions in place, which numpy rejects for integer arrays. Positions rounded to pixels also limit the accuracy of the reconstruction.',
  check: ({ array, datasetField, request: { workflow } }) => {
    const whole = arraysOf(array).filter(({ dtype }) => WHOLE.test(dtype));
    if (whole.length === 0) return [];
    return [
      {
        fields: [...whole.map(({ name }) => name), datasetField],
        message: `${described(whole)}: ${script(workflow)} multiplies the positions in place and stops with a casting error; ${native(workflow)} and ${MEMORY_MAPPED} accept integers. Save the positions as \`float64\`.`,
      },
    ];
  },
});

export const coordinateDtype = rule({
  id: 'coordinates-not-numbers',
  title: 'Scan positions are not real numbers',
  outcome: 'crash',
  stage: 'load',
  fields: NAMES,
  raises: ['TypeError: resolved dtypes', 'UFuncTypeError: matching types'],
  source: [knownIssue('DATA-001'), evidence('arrays-each-loader-needs')],
  tried: true,
  why: 'The neighbour search compares distances, which requires real numbers in pixels of the object.',
  check: ({ array, datasetField }) => {
    const invalid = arraysOf(array).filter(
      ({ dtype }) => dtype !== 'object' && !WHOLE.test(dtype) && !dtype.startsWith('float'),
    );
    if (invalid.length === 0) return [];
    return [
      {
        fields: [...invalid.map(({ name }) => name), datasetField],
        message: `${described(invalid)}, but PtychoPINN requires positions as \`float64\`. Save them as real numbers in pixels.`,
      },
    ];
  },
});

const arraysOf = (array: (name: string) => ArrayFacts | undefined): ArrayFacts[] =>
  NAMES.flatMap((name) => array(name) ?? []);

const described = (arrays: readonly ArrayFacts[]): string =>
  arrays.map(({ name, dtype }) => `${asCode(name)} is ${dtype}`).join(', ');
