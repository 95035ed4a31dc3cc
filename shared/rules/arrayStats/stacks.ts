import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { MEMORY_MAPPED, native } from '../dataset/loaders';
import { rule } from '../rule';

/** Required ratio of the variation along the other axes to that along the last. */
const CLEAR = 4;

export const twoStacks = rule({
  id: 'patterns-twice',
  title: 'diffraction and diff3d contain different patterns',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['diffraction', 'diff3d'],
  source: [knownIssue('FORMAT-001'), knownIssue('DATA-001'), evidence('arrays-each-loader-needs')],
  tried: true,
  why: 'Loaders differ in which of the two arrays they read first, so two runs with the same file can train on different patterns.',
  check: ({ values, datasetField, request: { workflow } }) =>
    values?.twoStacks === 'different'
      ? [
          {
            fields: ['diffraction', 'diff3d', datasetField],
            message: `\`diffraction\` and \`diff3d\` contain different values. ${native(workflow)} reads \`diff3d\`, ${MEMORY_MAPPED} reads \`diffraction\`. Save the same patterns under both names.`,
          },
        ]
      : [],
});

export const turnedCube = rule({
  id: 'patterns-axis-order',
  aliases: ['patterns-turned'],
  title: 'Axis order looks like (H, W, n), expected (n, H, W)',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['diffraction'],
  source: [knownIssue('FORMAT-001'), evidence('arrays-each-loader-needs')],
  tried: true,
  why: 'When there are as many patterns as rows in a pattern, the shape does not show which axis counts the patterns, and every loader uses the first. The sums show it: the total of a pattern varies little from pattern to pattern, that of a detector row varies much.',
  check: ({ values, array, datasetField }) => {
    const stack = values?.patterns;
    const [first, second, third] = stack?.axisSpread ?? [];
    if (!stack || first === undefined || second === undefined || third === undefined) return [];
    if (CLEAR * third > Math.min(first, second)) return [];
    const side = array(stack.array)?.shape[0] ?? 0;
    return [
      {
        fields: [stack.array, datasetField],
        message: `${asCode(stack.array)} has the shape (${side}, ${side}, ${side}), and its last axis seems to count the patterns: slice sums vary by ${percent(third)} along it, by ${percent(first)} along the first axis. Save \`numpy.moveaxis(patterns, -1, 0)\`.`,
      },
    ];
  },
});

const percent = (part: number): string => `${Number((100 * part).toPrecision(2))} %`;
