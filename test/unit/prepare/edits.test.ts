/** What is read off the steps of a recipe, as the sheet shows it. */
import { describe, expect, it } from 'vitest';
import { unitInFile } from '../../../shared/prepare/edits';
import type { Step } from '../../../shared/prepare/step';

const coordinate = (...steps: readonly Step[]) => ({
  array: { file: 1, path: '/scan/x' },
  steps: [...steps],
});

describe('the unit of positions in the file', () => {
  it('is that from which they are converted', () => {
    const place = { step: 'place' };
    expect(unitInFile(coordinate({ step: 'negate' }, { step: 'unit', from: 'um' }, place))).toBe(
      'um',
    );
    expect(unitInFile(coordinate({ step: 'unit', from: 'px' }, place))).toBe('px');
  });

  it('is the pixel without a conversion, and not known where a factor comes before it', () => {
    expect(unitInFile(null)).toBeNull();
    expect(unitInFile(coordinate({ step: 'negate' }))).toBe('px');
    expect(unitInFile(coordinate({ step: 'scale', by: 2 }))).toBeNull();
    const scale = { step: 'scale', by: 1e-3 };
    expect(unitInFile(coordinate(scale, { step: 'unit', from: 'm' }))).toBeNull();
    expect(unitInFile(coordinate({ step: 'unit', from: 'm' }, scale))).toBe('m');
  });
});
