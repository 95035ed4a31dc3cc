import { columnsOf, isStack, patternsOf, probeOf } from './arrange';
import { describe } from './fileView';
import type { Layout } from './layout';

/** Results of PtychoShelves, MATLAB 7.3: every axis is reversed (PtyRAD init/initializer.py, `_load_pos_from_ptyshv`). */
export const ptychoShelves: Layout = {
  id: 'ptychoshelves',
  name: 'PtychoShelves',
  noun: 'a PtychoShelves file',
  find(file) {
    const dp = file.array('/dp');
    const found = file.array('/outputs/probe_positions', '/probe_positions');
    const probe = file.array('/probe');
    if (!found || (!dp && !probe)) return null;
    const positions = columnsOf(file, found, { x: 0, y: 1 });
    const mask = file.array('/fmask', '/p/fmask');
    const pixel = file.quantity(file.array('/p/dx_spec'), 'm');
    return {
      rank: 3,
      evidence: [
        ...(dp
          ? [`${describe(dp)}: counts${dp.reversedAxes ? ', axes reversed by MATLAB' : ''}`]
          : []),
        `${describe(found)}: x and y in pixels`,
        ...(probe ? [`${describe(probe)}: first mode`] : []),
        ...(mask ? [`${describe(mask)}: 0 is bad`] : []),
      ],
      patterns:
        dp && isStack(dp)
          ? patternsOf(file, [dp], { quantity: 'intensity', order: 'centred' })
          : undefined,
      positions: positions ? { ...positions, unit: 'px' } : undefined,
      probe: probeOf(file, probe),
      mask: mask && { array: file.ref(mask.path), good: 'positive' },
      geometry: pixel ? { pixel } : undefined,
    };
  },
};
