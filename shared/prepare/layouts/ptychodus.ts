import { eachOf, isStack, patternsOf, probeOf } from './arrange';
import { describe, type FileView } from './fileView';
import type { Found, Layout } from './layout';

/** Patterns of ptychodus (plugins/npz_diffraction_file.py, h5_diffraction_file.py). */
export const ptychodusPatterns: Layout = {
  id: 'ptychodus-patterns',
  name: 'ptychodus patterns',
  noun: 'a ptychodus file of patterns',
  find(file) {
    const patterns = file.array('patterns', '/dp');
    if (!patterns || !isStack(patterns)) return null;
    const indexes = file.array('indexes', '/indexes');
    const bad = file.array('bad_pixels', '/bad_pixels');
    return {
      rank: patterns.path === '/dp' ? 2 : 3,
      evidence: [
        `${describe(patterns)}: counts`,
        ...(indexes ? ['`indexes`: numbers of the patterns'] : []),
        ...(bad ? ['`bad_pixels`: true is bad'] : []),
      ],
      patterns: patternsOf(file, [patterns], {
        quantity: 'intensity',
        order: 'centred',
        numbers: indexes ? file.ref(indexes.path) : undefined,
      }),
      mask: bad && { array: file.ref(bad.path), good: 'zero' },
    };
  },
};

/** A product of ptychodus: positions, probe and object, but no patterns (plugins/h5_product_file.py, npz_product_file.py). */
export const ptychodusProduct: Layout = {
  id: 'ptychodus-product',
  name: 'ptychodus product',
  noun: 'a ptychodus product',
  find(file) {
    const flat = file.file.kind === 'npz';
    const at = (name: string) => file.array(flat ? name : `/${name}`);
    const [x, y] = [at('probe_position_x_m'), at('probe_position_y_m')];
    const positions = x && y ? eachOf(file, x, y, null) : null;
    if (!positions) return null;
    const [probe, indexes] = [at('probe'), at('probe_position_indexes')];
    const found = probeOf(file, probe);
    return {
      rank: 3,
      evidence: [
        '`probe_position_x_m` and `probe_position_y_m` in metres',
        ...(probe ? [`${describe(probe)}: first mode`] : []),
      ],
      positions: {
        ...positions,
        unit: 'm',
        numbers: indexes ? file.ref(indexes.path) : undefined,
      },
      probe: found && { ...found, pixel: probePixel(file, 'width') },
      geometry: geometry(file),
    };
  },
};

function probePixel(file: FileView, side: 'width' | 'height') {
  return (
    file.attributeQuantity('/probe', `pixel_${side}_m`, 'm') ??
    file.quantity(file.array(`probe_pixel_${side}_m`), 'm')
  );
}

function geometry(file: FileView): Found['geometry'] {
  const one = (name: string, unit: string) =>
    file.attributeQuantity('/', name, unit) ?? file.quantity(file.array(name), unit);
  const [energy, distance] = [one('probe_energy_eV', 'eV'), one('detector_object_distance_m', 'm')];
  const [pixel, pixelY] = [probePixel(file, 'width'), probePixel(file, 'height')];
  return {
    ...(energy ? { energy } : {}),
    ...(distance ? { distance } : {}),
    ...(pixel ? { pixel } : {}),
    ...(pixelY ? { pixel_y: pixelY } : {}),
  };
}
