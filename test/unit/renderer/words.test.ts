import { describe, expect, it } from 'vitest';
import { arrayRows, shapeText } from '../../../renderer/dataset/arrays';
import { isUnusual } from '../../../renderer/form/controls';
import { isRedundant, runnerUp } from '../../../renderer/kit/fields/layers';
import { rangeText } from '../../../renderer/kit/fields/rangeText';
import { jsonText } from '../../../renderer/payload/jsonText';
import { merge } from '../../../shared/provenance/provenance';
import { sizeText } from '../../../shared/values/bytes';

describe('arrays', () => {
  it('names what is missing and keeps what is broken', () => {
    const facts = {
      status: 'ok' as const,
      size: 1,
      modified: '2026-01-01T00:00:00Z',
      fingerprint: 'sha256:0',
      arrays: [],
      unreadable: [{ name: 'probeGuess', problem: 'cut short' }],
      metadata: { status: 'absent' as const },
    };
    expect(arrayRows(facts)).toMatchObject([
      { kind: 'broken', name: 'probeGuess' },
      { kind: 'missing', name: 'diffraction' },
      { kind: 'missing', name: 'xcoords' },
      { kind: 'missing', name: 'ycoords' },
    ]);
  });

  it('writes shapes and sizes for reading', () => {
    expect(shapeText([24, 64, 64])).toBe('24 × 64 × 64');
    expect(shapeText([])).toBe('scalar');
    expect([0, 999, 1000, 1_234_567].map(sizeText)).toEqual([
      '0 bytes',
      '999 bytes',
      '1.00 kB',
      '1.23 MB',
    ]);
  });
});

describe('ranges', () => {
  it('are shown, and mark unusual values', () => {
    const range = { min: 32, max: 512, powerOfTwo: true } as const;
    expect(rangeText(range)).toBe('typical range 32–512, power of two');
    expect(rangeText({ min: 1e-6, max: 1e9 })).toBe('typical range 1e-6–1e9');
    expect([16, 64, 65, 1024].map((n) => isUnusual(n, range))).toEqual([true, false, true, true]);
  });
});

describe('the value without a setting', () => {
  const story = merge([
    { layer: 'override', value: 16, detail: '' },
    { layer: 'cli', value: 8, detail: '', off: true },
    { layer: 'pt-default', value: 16, detail: '' },
  ]);

  it('skips layers that are off', () => {
    expect(runnerUp(story)).toMatchObject({ layer: 'pt-default', value: 16 });
  });

  it('marks a setting that changes nothing', () => {
    expect(isRedundant(story)).toBe(true);
  });
});

describe('payload text', () => {
  it('is JSON with numbers as Python writes them', () => {
    expect(jsonText(1e9, { kind: 'float' })).toBe('1000000000.0');
    expect(jsonText([2, 2], { kind: 'tuple', of: [{ kind: 'int' }, { kind: 'int' }] })).toBe(
      '[2, 2]',
    );
    expect(jsonText({ a: null, b: [true, 'x'] })).toBe('{"a": null, "b": [true, "x"]}');
  });
});
