/** Python source as expressions: what is read, where it ends, and what no input may do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseValue } from '../../../shared/values/parse';
import { parseExpression } from '../../../shared/values/syntax/expression';
import { parseSource } from '../../../shared/values/syntax/source';

describe('a Python expression', () => {
  it.each([
    ['\'a\' "b"', 'ab'],
    [String.raw`'\x41\u00e9\101\d\'\n'`, "AéA\\d'\n"],
    [String.raw`r'\d'`, String.raw`\d`],
    ['"""a\n"b"""', 'a\n"b'],
    ['0x1F', 31],
    ['7.', 7],
    ['.5e1', 5],
    ['-1_000', -1000],
    ['9007199254740993', 9007199254740993n],
    ['(3)', 3],
  ])('%s has its value', (text, value) => {
    expect(parseExpression(text)).toMatchObject({
      problem: null,
      expression: { kind: 'value', value },
    });
  });

  it.each([
    ["b'x'", 'a bytes literal'],
    ["f'{x}'", 'an f-string'],
    ["'a' f'{x}'", 'an f-string'],
    ['07', 'not a number'],
    ['1e999', 'too large'],
    ['3j', 'a complex number'],
    ['{1, 2}', 'a set'],
    ['[x for x in y]', 'a comprehension'],
    ['lambda: 1', 'only Python can evaluate'],
  ])('%s has none: %s', (text, why) => {
    const { expression } = parseExpression(text);
    expect(expression?.kind === 'unknown' && expression.why).toContain(why);
  });

  it.each([
    ['[1, 2', 5, 'unexpected end', 'a comma or ]'],
    ['[1 2]', 3, 'unexpected "2"', 'a comma or ]'],
    ['{"a" 1}', 5, 'unexpected "1"', 'a comma or }'],
    ['1 2', 2, 'unexpected "2"', 'an operator or the end'],
    ['1 +', 3, 'unexpected end', 'a value'],
    ["['a', 'b]", 6, 'unterminated string', 'a closing quote'],
    ['a = 1', 2, 'unexpected "="', 'an operator or the end'],
  ])('%s is a problem at offset %i', (text, at, what, expected) => {
    expect(parseExpression(text).problem).toEqual({ at, what, expected });
  });

  it('is read in time and never throws, whatever the text', () => {
    const piece = fc.constantFrom(..."()[]{}'\"\\,:=-*.#é1aNone not in is lambda f'{".split(''));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        void parseExpression(text);
        expect(typeof parseValue(text).ok).toBe('boolean');
      }),
    );
    for (const text of ['(', '[', '{"a":', '-', 'not ', '1+', 'a or ', 'a.', 'f(', '"a" '])
      void parseExpression(text.repeat(19_000 / text.length));
    expect(parseExpression('1'.repeat(1e5)).problem?.what).toContain('20,000');
  });
});

describe('source that is hardly Python', () => {
  const lines = (n: number) => 'a = {"b": 1, "c": [1, 2]}\n'.repeat(n);

  it.each([
    ['quotes that pair wrongly', 'w": "inference", '.repeat(3000)],
    ['brackets that close nothing', ']'.repeat(50_000)],
    ['names without commas in a bracket', `{${'a b c '.repeat(8000)}`],
    ['the same behind what is Python', lines(1500) + 'a b c '.repeat(3000)],
  ])('is read no further than a limited recovery leads: %s', (_, text) => {
    const { tree, readTo } = parseSource(text);
    const start = text.lastIndexOf('}\n') + 1;
    expect(readTo - start).toBeLessThan(10_000);
    expect(tree.length).toBeLessThan(readTo + 1000);
  });

  it.each([
    ['not at all', lines(2000)],
    ['in some places', `!pip install x\n${lines(1000)}%timeit f(1)\n${lines(1000)}print "done"\n`],
  ])('is read to its end where it is not Python %s', (_, text) => {
    expect(parseSource(text).readTo).toBe(text.length);
  });

  it('is an expression up to the first place that is not Python', () => {
    expect(parseExpression(`[1] ${'w": "inference", '.repeat(1000)}`)).toMatchObject({
      expression: { kind: 'list' },
      problem: { at: 4, what: 'unexpected "w"' },
    });
  });
});
