import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { megabytes } from '../arrayStats/text';
import { asCode } from '../asCode';
import { rule } from '../rule';

/** Precision that PtychoPINN uses, by array. */
const SINGLE: readonly (readonly [name: string, wide: RegExp, single: string])[] = [
  ['diffraction', /^float(64|96|128)$/, 'float32'],
  ['diff3d', /^float(64|96|128)$/, 'float32'],
  ['probeGuess', /^complex(128|192|256)$/, 'complex64'],
  ['objectGuess', /^complex(128|192|256)$/, 'complex64'],
];

/** Bits of one value of a dtype such as float64. */
const bits = (dtype: string): number => Number(dtype.replace(/\D+/, ''));

export const doublePrecision = rule({
  id: 'double-precision',
  title: 'An array has a higher precision than PtychoPINN uses',
  outcome: 'info',
  stage: 'load',
  fields: SINGLE.map(([name]) => name),
  source: [knownIssue('DATA-001'), evidence('precision-and-number-types')],
  tried: true,
  why: 'PtychoPINN silently casts patterns to `float32`, probe and object to `complex64`. The network does not use the extra precision, but these arrays take twice the memory while they are loaded.',
  check: ({ array, datasetField }) => {
    const wide = SINGLE.flatMap(([name, pattern, single]) => {
      const found = array(name);
      return found && pattern.test(found.dtype)
        ? [{ name, dtype: found.dtype, single, shape: found.shape }]
        : [];
    });
    if (wide.length === 0) return [];
    const spared = wide.reduce(
      (sum, { dtype, single, shape }) =>
        sum + ((bits(dtype) - bits(single)) / 8) * shape.reduce((count, side) => count * side, 1),
      0,
    );
    const seen = wide.map(
      ({ name, dtype, single }) => `${asCode(name)} from ${dtype} to ${single}`,
    );
    return [
      {
        fields: [...wide.map(({ name }) => name), datasetField],
        message: `PtychoPINN casts ${seen.join(', ')} when it reads the dataset. Saved with this precision, ${wide.length > 1 ? 'these arrays take' : 'the array takes'} ${megabytes(spared)} less.`,
        short: `Saved in double precision, which PtychoPINN does not use: ${megabytes(spared)} more.`,
      },
    ];
  },
});
