import { describe, expect, it } from 'vitest';
import { matchingArrays } from '../../../shared/prepare/arrays';
import { quantityText, readQuantity } from '../../../shared/prepare/quantity';
import { plainArray } from '../../../shared/prepare/source';

const array = (path: string) => plainArray({ path, shape: [1], dtype: 'float64', type: 'float64' });

describe('a star in a path', () => {
  it('joins what matches by number, not by name, and no deeper parts', () => {
    const arrays = [
      '/chunks/10/data',
      '/chunks/9/data',
      '/chunks/9/x/data',
      '/chunks/2/weights',
    ].map(array);
    expect(matchingArrays({ arrays }, '/chunks/*/data').map(({ path }) => path)).toEqual([
      '/chunks/9/data',
      '/chunks/10/data',
    ]);
  });

  it('is the only letter with a meaning', () => {
    const arrays = ['/a.b (1)', '/axb (1)'].map(array);
    expect(matchingArrays({ arrays }, '/a.b *').map(({ path }) => path)).toEqual(['/a.b (1)']);
  });
});

describe('a quantity', () => {
  it.each([
    ['8.8keV', 'energy', '8.8 keV'],
    ['8800', 'energy', '8800 eV'],
    ['1.41e-15 J', 'energy', '1.41e-15 J'],
    ['75um', 'length', '75 um'],
    ['75 µm', 'length', '75 um'],
    ['1.5', 'length', '1.5 m'],
    ['.2 Å', 'length', '0.2 A'],
    ['0.02 A^-1', 'reciprocal', '0.02 1/A'],
  ] as const)('%s is read', (text, kind, shown) => {
    const given = readQuantity(text, kind);
    expect(given && quantityText(given)).toBe(shown);
  });

  it.each(['', 'keV', '8.8 mm', '-1', '0', '1e999', '0x10', '8.8 kev2', '1 px'])(
    '%s is no energy',
    (text) => {
      expect(readQuantity(text, 'energy')).toBeNull();
    },
  );
});
