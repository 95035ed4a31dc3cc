import { counted } from '../../values/counted';
import type { SourceArray } from '../source';
import { columnsOf, isStack, patternsOf } from './arrange';
import { type FileView, sizeOf } from './fileView';
import type { Layout, Mask } from './layout';

const DATA = /^\/chunks\/\d+\/data$/;

/** ptypy's prepared data (ptypy core/data.py, doc/rst/ptyd.rst). */
export const ptyd: Layout = {
  id: 'ptyd',
  name: 'ptypy',
  noun: 'a ptypy file',
  find(file) {
    const chunks = file.matching(DATA).filter(isStack);
    const [first] = chunks;
    if (!first) return null;
    const patterns = patternsOf(
      file,
      chunks,
      { quantity: 'intensity', order: 'centred' },
      '/chunks/*/data',
    );
    const parts = beside(file, chunks, 'positions');
    const positions = parts[0] && columnsOf(file, parts[0], { x: 1, y: 0 }, '/chunks/*/positions');
    const weights = beside(file, chunks, 'weights').filter((array) => sizeOf(array) > 0);
    const energy = file.quantity(file.array('/meta/energy'), 'keV');
    const distance = file.quantity(file.array('/meta/distance'), 'm');
    // Rows first, as everything in ptypy.
    const psize = file.array('/meta/psize');
    const [detectorY, detector] = [0, 1].map((index) => file.quantity(psize, 'm', index));
    return {
      rank: 3,
      evidence: [
        `\`/chunks/*/data\`: ${patterns.frames} patterns in ${counted(chunks.length, 'chunk')}`,
        ...(positions ? ['`positions`: y and x in metres'] : []),
        ...(weights.length > 0 ? ['`weights`: 0 is bad'] : []),
        ...(energy ? ['`/meta`: keV and metres'] : []),
      ],
      patterns,
      positions: positions
        ? {
            ...positions,
            count: parts.reduce((all, one) => all + (one.shape[0] ?? 0), 0),
            unit: 'm',
          }
        : undefined,
      mask: weights.length === chunks.length ? mask(file, weights, first) : sharedMask(file),
      geometry: {
        ...(energy ? { energy } : {}),
        ...(distance ? { distance } : {}),
        ...(detector ? { detector_pixel: detector } : {}),
        ...(detectorY && psize && sizeOf(psize) > 1 ? { detector_pixel_y: detectorY } : {}),
      },
    };
  },
};

const beside = (file: FileView, chunks: readonly SourceArray[], name: string) =>
  chunks.flatMap(({ path }) => file.array(path.replace(/data$/, name)) ?? []);

/** Weights that all chunks share. */
function sharedMask(file: FileView): Mask | undefined {
  const weights = file.array('/meta/weight2d');
  return weights && sizeOf(weights) > 0
    ? { array: file.ref(weights.path), good: 'positive' }
    : undefined;
}

/** Weights of each pattern, or of all of them. */
function mask(file: FileView, weights: readonly SourceArray[], data: SourceArray) {
  const [first] = weights;
  if (!first) return undefined;
  const isEach = first.shape.length === data.shape.length;
  return {
    array: file.ref(isEach ? '/chunks/*/weights' : first.path),
    good: 'positive',
  } as const;
}
