import { columnsOf, isStack, patternsOf } from './arrange';
import { describe } from './fileView';
import type { Layout } from './layout';

/** PtychoNN's training files (PtychoNN, Continual Learning/Training/dataPrepPtychoNN_tiff.py). */
export const ptychonn: Layout = {
  id: 'ptychonn',
  name: 'PtychoNN',
  noun: 'a PtychoNN training file',
  find(file) {
    const reciprocal = file.array('reciprocal', '/reciprocal');
    if (!reciprocal || !isStack(reciprocal)) return null;
    const position = file.array('position', '/position');
    const pixel = file.quantity(file.array('pixelsize', '/pixelsize'), 'm');
    const positions = position && columnsOf(file, position, { x: 1, y: 0 });
    return {
      rank: 3,
      evidence: [
        `${describe(reciprocal)}: counts`,
        ...(position ? [`${describe(position)}: y and x in metres`] : []),
        ...(pixel ? ['`pixelsize` in metres'] : []),
      ],
      patterns: patternsOf(file, [reciprocal], { quantity: 'intensity', order: 'centred' }),
      positions: positions ? { ...positions, unit: 'm' } : undefined,
      geometry: pixel ? { pixel } : undefined,
    };
  },
};

/** The examples of PtychoNN: one raster of patterns without names. */
export const ptychonnGrid: Layout = {
  id: 'ptychonn-grid',
  name: 'PtychoNN example',
  noun: 'a PtychoNN example',
  find(file) {
    const raster = file.array('arr_0');
    if (!raster || !isStack(raster) || raster.shape.length !== 4) return null;
    return {
      rank: 2,
      evidence: [`${describe(raster)}: a raster of patterns`],
      patterns: patternsOf(file, [raster], { quantity: null, order: null }),
    };
  },
};
