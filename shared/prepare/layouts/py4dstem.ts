import type { Quantity } from '../refs';
import type { SourceArray } from '../source';
import { isStack, patternsOf } from './arrange';
import { describe, type FileView, unitIn } from './fileView';
import type { Layout, Positions } from './layout';

/** A data cube of py4DSTEM (EMD 1.0): (Rx, Ry, Qx, Qy), where x is the slow axis, down the image. */
export const py4dstem: Layout = {
  id: 'py4dstem',
  name: 'py4DSTEM',
  noun: 'a py4DSTEM file',
  find(file) {
    const isEmd = file.groupAttribute('/', 'emd_group_type') !== undefined;
    const cubes = file.arrays.filter((array) => array.shape.length === 4 && isStack(array));
    const cube = cubes.find(({ path }) => /datacube/i.test(path)) ?? cubes[0];
    if (!cube || !(isEmd || /\/datacubes?\/.*data(cube)?$/i.test(cube.path))) return null;
    const patterns = patternsOf(file, [cube], { quantity: 'intensity', order: 'centred' });
    const step = calibration(file, 'R_pixel', cube, 0);
    const across = calibration(file, 'R_pixel', cube, 1);
    const pixel = calibration(file, 'Q_pixel', cube, 2);
    return {
      rank: 3,
      evidence: [
        isEmd ? '`emd_group_type`' : `\`${cube.path}\``,
        `${describe(cube)}: a raster, rows first`,
        ...(step ? ['`R_pixel_size`: step of the raster'] : []),
        ...(pixel ? ['`Q_pixel_size`: pixel of the detector'] : []),
      ],
      patterns,
      positions: step && across && rasterOf(patterns.frames, across, step),
      geometry: pixel ? { reciprocal_pixel: pixel } : {},
    };
  },
};

/** Size of a pixel of the scan or of the detector, with its unit; of the cube's axis where no calibration is saved. */
function calibration(
  file: FileView,
  name: 'R_pixel' | 'Q_pixel',
  cube: SourceArray,
  axis: number,
): Quantity | undefined {
  for (const array of file.arrays.filter(({ path }) => path.endsWith(`/${name}_size`))) {
    const unit = file.value(array.path.replace(/size$/, 'units'));
    const found = typeof unit === 'string' ? unitIn(unit) : null;
    if (found !== null && found !== 'px') return file.quantity(array, found);
  }
  for (const { path, attributes } of file.file.groups) {
    const unit = attributes[`${name}_units`];
    const found = typeof unit === 'string' ? unitIn(unit) : null;
    if (found !== null && found !== 'px')
      return file.attributeQuantity(path, `${name}_size`, found);
  }
  const dim = file.array(cube.path.replace(/[^/]+$/, `dim${axis}`));
  const startsAtZero = Array.isArray(dim?.value) && dim.value[0] === 0;
  return startsAtZero ? file.quantity(dim, null, 1) : undefined;
}

/** @param x step from column to column @param y from row to row */
const rasterOf = (count: number, x: Quantity, y: Quantity): Positions => ({
  count,
  x: { step: x },
  y: { step: y },
  unit: x.unit,
  unitY: y.unit,
});
