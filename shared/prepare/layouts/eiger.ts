import { counted } from '../../values/counted';
import { isStack, patternsOf } from './arrange';
import type { FileView } from './fileView';
import { geometryOf } from './geometryOf';
import type { Layout } from './layout';

const PART = /^\/entry\/(?:data\/)?data_\d+$/;

/** The master file of a Dectris Eiger: links to files of images (tike io.py, ptychodus plugins/aps33id_velociprobe). */
export const eiger: Layout = {
  id: 'eiger',
  name: 'Dectris Eiger',
  noun: 'the master file of a Dectris Eiger',
  find(file) {
    const linked = file.matching(PART).filter(isStack);
    const parts = linked.length > 0 ? linked : joinedOf(file);
    const missing = file.file.arrays.filter(({ path, problem }) => PART.test(path) && problem);
    const [first] = parts;
    if (!first) return null;
    const [mask] = file.matching(/\/pixel_mask$/);
    const patterns = patternsOf(
      file,
      parts,
      { quantity: 'intensity', order: 'centred', centre: centreOf(file) },
      linked.length > 0 ? first.path.replace(/\d+$/, '*') : first.path,
    );
    const declared = file.value('/entry/instrument/detector/detectorSpecific/nimages');
    return {
      rank: 3,
      evidence: [
        `${counted(parts.length, 'part')} with ${patterns.frames} images`,
        ...(missing.length > 0
          ? [
              `${missing.map(({ path }) => `\`${path}\``).join(', ')} cannot be opened${declared === patterns.frames ? '; no image is missing' : ''}`,
            ]
          : []),
        ...(mask ? ['`pixel_mask`: 0 is good'] : []),
        ...(patterns.centre ? ['`beam_center_x` and `beam_center_y` in pixels'] : []),
      ],
      patterns,
      mask: mask && { array: file.ref(mask.path), good: 'zero' },
      geometry: geometryOf(file, '/entry/', { energy: 'eV', wavelength: 'A', length: 'm' }),
    };
  },
};

/** Newer firmware writes one virtual dataset. */
function joinedOf(file: FileView) {
  const isEiger = file.file.groups.some(({ path }) => path.endsWith('/detectorSpecific'));
  return isEiger ? file.matching(/^\/entry\/data\/data$/).filter(isStack) : [];
}

function centreOf(file: FileView) {
  const [column] = file.matching(/\/beam_center_x$/).map((array) => file.quantity(array, 'px'));
  const [row] = file.matching(/\/beam_center_y$/).map((array) => file.quantity(array, 'px'));
  return row && column ? { row, column } : undefined;
}
