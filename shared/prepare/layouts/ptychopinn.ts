import { eachOf, isStack, patternsOf, probeOf } from './arrange';
import { describe } from './fileView';
import type { Layout } from './layout';

/** PtychoPINN's own datasets: to be cropped, corrected or divided. */
export const ptychopinn: Layout = {
  id: 'ptychopinn',
  name: 'PtychoPINN',
  noun: 'a PtychoPINN dataset',
  find(file) {
    const stack = file.array('diffraction', 'diff3d');
    if (!stack || !isStack(stack)) return null;
    const [x, y] = [file.array('xcoords'), file.array('ycoords')];
    // SLAC's files have the nominal positions alone, in metres (ptychodus plugins/slac_npz_file.py).
    const [startX, startY] = [file.array('xcoords_start'), file.array('ycoords_start')];
    const nominal = !(x && y) && startX && startY ? eachOf(file, startX, startY, null) : null;
    const positions = x && y ? eachOf(file, x, y, null) : nominal;
    const [first = 0, , last = 0] = stack.shape;
    // Some loaders take (H, W, n).
    const isLast =
      positions !== null && stack.shape.length === 3 && last === positions.count && first !== last;
    const patterns = isLast
      ? patternsOf(file, [{ ...stack, shape: [last, ...stack.shape.slice(0, 2)] }], {
          quantity: 'amplitude',
          order: 'centred',
          steps: [{ step: 'transpose', axes: [2, 0, 1] }],
        })
      : patternsOf(file, [stack], { quantity: 'amplitude', order: 'centred' });
    return {
      rank: 3,
      evidence: [
        `${describe(stack)}: amplitudes${isLast ? ', the last axis counts the patterns' : ''}`,
        ...(positions
          ? [nominal ? '`xcoords_start` and `ycoords_start`' : '`xcoords` and `ycoords` in pixels']
          : []),
      ],
      patterns,
      positions: positions
        ? { ...positions, unit: 'px', perhapsMetres: nominal !== null }
        : undefined,
      probe: probeOf(file, file.array('probeGuess')),
    };
  },
};
