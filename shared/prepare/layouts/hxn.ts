import { columnsOf, isStack, patternsOf } from './arrange';
import { describe } from './fileView';
import type { Layout } from './layout';

/** What NSLS-II's HXN beamline saves for its reconstructions (ptychodus plugins/nsls2_diffraction_file.py, nsls2_position_file.py). */
export const hxn: Layout = {
  id: 'hxn',
  name: 'NSLS-II HXN',
  noun: 'an NSLS-II HXN file',
  find(file) {
    const diffamp = file.array('/diffamp');
    if (!diffamp || !isStack(diffamp)) return null;
    const points = file.array('/points');
    const positions = points && columnsOf(file, points, { x: 0, y: 1 });
    const wavelength = file.quantity(file.array('/lambda_nm'), 'nm');
    const distance = file.quantity(file.array('/z_m'), 'm');
    const detector = file.quantity(file.array('/ccd_pixel_um'), 'um');
    return {
      rank: 3,
      evidence: [
        `${describe(diffamp)}: amplitudes in FFT order`,
        ...(points ? [`${describe(points)}: x and y in µm`] : []),
      ],
      patterns: patternsOf(file, [diffamp], { quantity: 'amplitude', order: 'fft' }),
      positions: positions ? { ...positions, unit: 'um' } : undefined,
      geometry: {
        ...(wavelength ? { wavelength } : {}),
        ...(distance ? { distance } : {}),
        ...(detector ? { detector_pixel: detector } : {}),
      },
    };
  },
};
