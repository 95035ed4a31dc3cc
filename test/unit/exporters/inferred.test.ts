/** A size that training infers from the probe again is told by every export that writes it, and only where it is another. */
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../../shared/exporters';
import { resolve } from '../../../shared/factory';
import { training, WORLD } from '../factory/help';

/** Those whose run builds its configuration a second time. */
const FORMATS = ['python', 'native', 'ptycho_train', 'yaml'];

describe.each(['ptychopinn-2026.07', 'ptychopinn-refactor-2026.07'])(
  'an override of N with %s',
  (target) => {
    const toldBy = (N: number) => {
      const request = training({ target, overrides: { n_groups: 16, N } });
      const resolution = resolve(request, WORLD);
      return EXPORT_FORMATS.filter(({ id }) => FORMATS.includes(id)).flatMap(({ id, write }) =>
        write({ request, resolution })
          .unsupported.filter(({ name }) => name === 'N')
          .map(() => id),
      );
    };

    // 64 is what ptycho_train has by itself, and 128 the size of the probe.
    it.each([64, 256])('%i is told once by each format', (N) => {
      expect(toldBy(N).sort()).toEqual([...FORMATS].sort());
    });
    it('128, the size of the probe, is told by the command alone, which cannot set it', () => {
      expect(toldBy(128)).toEqual(['ptycho_train']);
    });
  },
);
