import { eachOf, isStack, patternsOf } from './arrange';
import { describe } from './fileView';
import type { Layout } from './layout';

/** fold_slice's input: both signs of its positions are minus (PtyRAD init/initializer.py, `_load_pos_from_foldslice`). */
export const foldSlice: Layout = {
  id: 'fold-slice',
  name: 'fold_slice',
  noun: 'a fold_slice file',
  find(file) {
    const [dp, x, y] = [file.array('/dp'), file.array('/ppX'), file.array('/ppY')];
    if (!x || !y) return null;
    const positions = eachOf(file, x, y, null);
    const wavelength = file.quantity(file.array('/lambda'), 'm');
    const reciprocal = file.quantity(file.array('/dk'), '1/m');
    return {
      rank: 3,
      evidence: [
        ...(dp ? [`${describe(dp)}: counts`] : []),
        '`ppX` and `ppY` in metres; fold_slice’s signs are minus',
        ...(reciprocal ? ['`dk`: pixel of the detector in 1/m'] : []),
      ],
      // They may be in another file.
      patterns:
        dp && isStack(dp)
          ? patternsOf(file, [dp], { quantity: 'intensity', order: 'centred' })
          : undefined,
      positions: positions ? { ...positions, unit: 'm', negative: true } : undefined,
      geometry: {
        ...(wavelength ? { wavelength } : {}),
        ...(reciprocal ? { reciprocal_pixel: reciprocal } : {}),
      },
    };
  },
};
