import { describe, expect, it } from 'vitest';
import { beyondBounds, DEPTH_LIMIT, SIZE_LIMIT } from '../../../electron/ipc/bounds';
import { isOurPage } from '../../../electron/ipc/sender';

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i += 1) value = [value];
  return value;
};

describe('what a page may send', () => {
  it('takes what a draft is made of', () => {
    expect(beyondBounds({ overrides: { K: [1, 2], a: null }, text: 'x' })).toBeNull();
    expect(beyondBounds(nested(DEPTH_LIMIT))).toBeNull();
  });
  it('refuses what is too deep or too large, without recursion', () => {
    expect(beyondBounds(nested(100_000))).toContain('levels deep');
    expect(beyondBounds('x'.repeat(SIZE_LIMIT + 1))).toContain('more than');
    expect(beyondBounds(['x'.repeat(SIZE_LIMIT / 2), 'x'.repeat(SIZE_LIMIT / 2)])).toContain(
      'more than',
    );
  });
});

describe('who may ask', () => {
  const url = 'app://pinnboard/index.html';
  it('is the main frame of our page alone', () => {
    expect(isOurPage({ url, parent: null })).toBe(true);
    expect(isOurPage({ url, parent: {} })).toBe(false);
    expect(isOurPage(null)).toBe(false);
    for (const other of ['app://pinnboard.evil/', 'https://pinnboard/', 'about:blank', ''])
      expect(isOurPage({ url: other, parent: null })).toBe(false);
  });
});
