import { columnsOf, isStack, patternsOf, probeOf } from './arrange';
import { describe } from './fileView';
import type { Layout } from './layout';

/** tike's reconstruction files (tike tests/ptycho/templates.py, src/tike/ptycho/io.py). */
export const tike: Layout = {
  id: 'tike',
  name: 'tike',
  noun: 'a tike file',
  find(file) {
    const data = file.array('data', '/data');
    const scan = file.array('scan', '/scan');
    if (!data || !scan || !isStack(data) || scan.shape.at(-1) !== 2) return null;
    const patterns = patternsOf(file, [data], { quantity: 'intensity', order: 'fft' });
    const positions = columnsOf(file, scan, { x: 1, y: 0 });
    const probe = file.array('probe', '/probe');
    return {
      rank: positions?.count === patterns.frames ? 3 : 2,
      evidence: [
        `${describe(data)}: counts in FFT order`,
        `${describe(scan)}: y and x in pixels`,
        ...(probe ? [`${describe(probe)}: first mode`] : []),
      ],
      patterns,
      positions: positions ? { ...positions, unit: 'px' } : undefined,
      probe: probeOf(file, probe),
    };
  },
};
