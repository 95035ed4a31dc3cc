import { rule } from '../rule';
import { framesText } from './text';

export const allBlank = rule({
  id: 'patterns-all-zero',
  title: 'All patterns are zero',
  outcome: 'wrong-result',
  stage: 'train',
  fields: ['diffraction'],
  source: 'V8; CI-ABSOLUTE-SCALE-CONTRACT-001 (SC:73-96)',
  why: 'The scale of the patterns is a quotient by their mean intensity; when that is zero the loss is not a number from the first step on. The run ends without an error and writes a bundle. The memory-mapped loader finds nothing to load.',
  check: ({ values, datasetField }) => {
    const stack = values?.patterns;
    if (!stack || stack.frames === 0 || stack.blank.count < stack.frames) return [];
    const fields = [stack.array, datasetField];
    const message = `All ${stack.frames} patterns of ${stack.array} are zero everywhere. Check how the file was written: rounding or a cast to integers makes zeros of normalised amplitudes.`;
    return [
      { fields, message, entryPoints: ['native', 'script', 'python'] },
      { fields, message, entryPoints: ['lightning'], outcome: 'crash', stage: 'load' },
    ];
  },
});

export const someBlank = rule({
  id: 'patterns-blank',
  title: 'Some patterns are zero everywhere',
  outcome: 'wrong-result',
  stage: 'train',
  fields: ['diffraction', 'xcoords', 'ycoords'],
  source: 'V8',
  why: 'A blank pattern tells that nothing came through the object there. Most often the shutter was closed or a frame was lost; training then learns from an exposure that never was.',
  check: ({ values, datasetField }) => {
    const stack = values?.patterns;
    if (!stack || stack.blank.count === 0 || stack.blank.count >= stack.frames) return [];
    const { count } = stack.blank;
    return [
      {
        fields: [stack.array, datasetField],
        message: `${count} of ${stack.frames} patterns ${count === 1 ? 'is' : 'are'} zero everywhere (${framesText(stack.blank)}, counted from 0). Leave them out, with their positions.`,
      },
    ];
  },
});
