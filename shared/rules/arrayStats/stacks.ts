import { rule } from '../rule';

/** How much less the sums must vary along one axis than along the others. */
const CLEAR = 4;

export const twoStacks = rule({
  id: 'patterns-twice',
  title: 'diffraction and diff3d hold different patterns',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['diffraction', 'diff3d'],
  source: 'V7; FORMAT-001; DATA-001',
  why: 'The loaders disagree on which of the two names they read first, so that one run trains on one stack and another run on the other.',
  check: ({ values, datasetField }) =>
    values?.twoStacks === 'different'
      ? [
          {
            fields: ['diffraction', 'diff3d', datasetField],
            message:
              'diffraction and diff3d hold different values. The memory-mapped loader reads diffraction, the native command line diff3d: save the same patterns under both names, or one of them alone.',
          },
        ]
      : [],
});

export const turnedCube = rule({
  id: 'patterns-turned',
  title: 'The patterns look turned, as (H, W, n)',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['diffraction'],
  source: 'V7; FORMAT-001',
  why: 'With as many patterns as a pattern has rows the shape does not tell which axis counts them, and every loader takes the first. Totals of patterns vary little, those of detector rows much: that tells.',
  check: ({ values, array, datasetField }) => {
    const stack = values?.patterns;
    const [first, second, third] = stack?.axisSpread ?? [];
    if (!stack || first === undefined || second === undefined || third === undefined) return [];
    if (CLEAR * third > Math.min(first, second)) return [];
    const side = array(stack.array)?.shape[0] ?? 0;
    return [
      {
        fields: [stack.array, datasetField],
        message: `${stack.array} is a cube of ${side}, and its last axis seems to count the patterns: sums along it vary by ${percent(third)}, along the first by ${percent(first)}. Save numpy.moveaxis(patterns, -1, 0).`,
      },
    ];
  },
});

const percent = (part: number): string => `${Number((100 * part).toPrecision(2))} %`;
