import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referencePages } from '../../shared/reference/pages';

describe('published pages', () => {
  it.each(Object.entries(referencePages()))(
    '%s is what the catalogue says now (npm run reference)',
    (file, text) => {
      const url = new URL(`../../shared/reference/${file}`, import.meta.url);
      expect(existsSync(url) ? readFileSync(url, 'utf8') : '').toBe(text);
    },
  );
});
