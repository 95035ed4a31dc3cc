import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { rule } from '../rule';
import { framesText } from './text';

export const allBlank = rule({
  id: 'patterns-all-zero',
  title: 'All patterns are zero',
  outcome: 'wrong-result',
  stage: 'train',
  fields: ['diffraction'],
  raises: ['RuntimeError: empty memory map'],
  source: [
    code.scalingContract(73, 96),
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('amplitudes-and-counts'),
  ],
  tried: true,
  why: 'PtychoPINN divides by the mean intensity of the patterns. When that is zero, the loss is NaN from the first step, yet the run ends without an error and writes a model bundle. The memory-mapped loader finds nothing to load.',
  check: ({ values, datasetField }) => {
    const stack = values?.patterns;
    if (!stack || stack.frames === 0 || stack.blank.count < stack.frames) return [];
    const fields = [stack.array, datasetField];
    const message = `All ${stack.frames} patterns in ${asCode(stack.array)} are zero. Check how the file was written: rounding normalised amplitudes, or casting them to integers, gives zeros.`;
    return [
      { fields, message, entryPoints: ['native', 'script', 'python'] },
      { fields, message, entryPoints: ['lightning'], outcome: 'crash', stage: 'load' },
    ];
  },
});

export const someBlank = rule({
  id: 'patterns-blank',
  title: 'Some patterns are zero',
  outcome: 'wrong-result',
  stage: 'train',
  fields: ['diffraction', 'xcoords', 'ycoords'],
  source: [evidence('amplitudes-and-counts')],
  tried: true,
  why: 'A blank pattern means that no light passed the object there. Usually the shutter was closed or a frame was dropped, and training learns from an exposure that did not happen.',
  check: ({ values, datasetField }) => {
    const stack = values?.patterns;
    if (!stack || stack.blank.count === 0 || stack.blank.count >= stack.frames) return [];
    const { count } = stack.blank;
    return [
      {
        fields: [stack.array, datasetField],
        message: `${count} of ${stack.frames} patterns ${count === 1 ? 'is' : 'are'} zero (${framesText(stack.blank)}). Remove ${count === 1 ? 'it and its position' : 'them and their positions'}.`,
      },
    ];
  },
});
