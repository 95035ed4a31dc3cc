/** The list of the tests that hold each defect of the review names files and titles that exist. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
const NUMBERS = [
  ...Array.from({ length: 85 }, (_, i) => `D${i + 1}`),
  ...[1, 2, 3, 8, 9, 16, 17].map((number) => `W${number}`),
];

/** A file in backticks, with any number of its texts in typographic quotes. */
const ENTRY = /`[^`]+`(?: “[^”]+”(?:, “[^”]+”)*)?/;
/** The number, its entries separated by semicolons, and words after a dash; entries or words may be absent. */
const LINE = new RegExp(`^- (\\w+):(?: (${ENTRY.source}(?:; ${ENTRY.source})*))?((?: — .+)?)$`);

const lines = readFileSync(path.join(ROOT, 'test/review.md'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [, number = line, entries = '', words = ''] = LINE.exec(line) ?? [];
    const cited = (entries.match(new RegExp(ENTRY, 'g')) ?? []).map((entry) => {
      const [, file = ''] = /`([^`]+)`/.exec(entry) ?? [];
      const texts = [...entry.matchAll(/“([^”]+)”/g)].map(([, text = '']) => text);
      return { file, texts };
    });
    return { number, cited, words };
  });
const cited = lines.flatMap(({ number, cited }) => cited.map((entry) => ({ number, ...entry })));

it('has each number once, in order, with a test or a reason', () => {
  expect(lines.map(({ number }) => number)).toEqual(NUMBERS);
  const empty = lines.filter(({ cited, words }) => cited.length === 0 && words === '');
  expect(empty.map(({ number }) => number)).toEqual([]);
});

it('cites files that exist', () => {
  const absent = cited.filter(({ file }) => !existsSync(path.join(ROOT, file)));
  expect(absent.map(({ number, file }) => `${number}: ${file}`)).toEqual([]);
});

it('quotes text that occurs in them', () => {
  const absent = cited.flatMap(({ number, file, texts }) => {
    const at = path.join(ROOT, file);
    const source = existsSync(at) ? readFileSync(at, 'utf8') : '';
    return texts
      .filter((text) => !source.includes(text))
      .map((text) => `${number}: ${file} “${text}”`);
  });
  expect(absent).toEqual([]);
  expect(cited.flatMap(({ texts }) => texts).length).toBeGreaterThan(NUMBERS.length);
});
