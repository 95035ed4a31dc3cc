import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../shared/values/fieldType';
import { parseValue, readTyped, typeProblem } from '../../../shared/values/parse';
import { formatValue, pythonFloat } from '../../../shared/values/python';
import { PYTHON } from '../../python';

describe('floats are written as Python writes them', () => {
  const numbers = [
    0,
    -0,
    1,
    1e9,
    1e5,
    0.1,
    1e-4,
    1e-5,
    5e-5,
    0.00012345,
    1e15,
    1e16,
    1e22,
    123456789012345680,
    12345678.90123,
    1.5e300,
    5e-324,
    -2.5,
    1 / 3,
    1e21,

    0.3,
    100,
    1e-7,
  ];

  it('agrees with python3 itself', () => {
    const program =
      'import json,sys; print("\\n".join(repr(float.fromhex(x)) for x in json.load(sys.stdin)))';
    const bits = numbers.map((x) => `${hex(x)}`);
    const python = execFileSync(PYTHON, ['-c', program], { input: JSON.stringify(bits) });
    expect(numbers.map(pythonFloat)).toEqual(python.toString().trim().split('\n'));
  });
});

/** A float's exact value in the form that Python's float.fromhex reads. */
function hex(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const sign = bits >> 63n ? '-' : '';
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = (bits & 0xfffffffffffffn).toString(16).padStart(13, '0');
  return exponent === 0
    ? `${sign}0x0.${fraction}p-1022`
    : `${sign}0x1.${fraction}p${exponent - 1023}`;
}

describe('values that people type', () => {
  it.each([
    ['1e9', 1e9],
    ['5e-5', 5e-5],
    ['1_000', 1000],
    ['-3', -3],
    ['.5', 0.5],
    ['None', null],
    ['null', null],
    ['True', true],
    ['false', false],
    ['auto', 'auto'],
    ['16-mixed', '16-mixed'],
    ['32-true', '32-true'],
    ['4_quadrant', '4_quadrant'],
    ['data/a b.npz', 'data/a b.npz'],
    ['"quoted"', 'quoted'],
    ["'it\\'s'", "it's"],
    ['(2, 2)', [2, 2]],
    ['(2,)', [2]],
    ['(2)', 2],
    ['[0.1, 0.9]', [0.1, 0.9]],
    ["['a', 'b',]", ['a', 'b']],
    ['{"a": [1, None]}', { a: [1, null] }],
    ['[]', []],
  ])('%s', (text, value) => {
    expect(parseValue(text)).toEqual({ ok: true, value });
  });

  it('keeps whole numbers of any size', () => {
    for (const text of ['9007199254740993', '-9223372036854775808', `${10n ** 30n}`])
      expect(parseValue(text)).toEqual({ ok: true, value: BigInt(text) });
    expect(parseValue('9_007_199_254_740_991')).toEqual({ ok: true, value: 2 ** 53 - 1 });
    expect(formatValue(9007199254740993n, { kind: 'float' })).toBe('9007199254740993');
    // A `number` of that size can only be a float.
    expect(formatValue(2 ** 60, { kind: 'int' })).toBe('1.152921504606847e+18');
  });

  it.each(['[1, 2', '(1 2)', '{"a" 1}', '"open', '1e999'])('refuses %s in words', (text) => {
    const parsed = parseValue(text);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.problem).toMatch(/expected|no end|too large|beyond/);
  });

  it('reads text by the type of the field it is typed into', () => {
    const int: FieldType = { kind: 'int', nullable: true };
    expect(readTyped('None', int)).toEqual({ ok: true, value: null });
    expect(readTyped('1e3', int)).toEqual({ ok: true, value: 1000 });
    expect(readTyped('2.5', int)).toEqual({
      ok: false,
      problem: 'expected a whole number or None',
    });
    expect(readTyped('1', { kind: 'str' })).toEqual({ ok: true, value: '1' });
    expect(readTyped('64', { kind: 'enum', choices: [64, 128] })).toEqual({ ok: true, value: 64 });
    expect(readTyped('fast', { kind: 'enum', choices: ['slow'] })).toEqual({
      ok: false,
      problem: 'expected slow',
    });
    expect(typeProblem([2], { kind: 'tuple', of: [{ kind: 'int' }, { kind: 'int' }] })).toContain(
      '2 values',
    );
  });

  it('writes values as Python source, typed by their field', () => {
    expect(formatValue(1e9, { kind: 'float' })).toBe('1000000000.0');
    expect(formatValue(4, { kind: 'int' })).toBe('4');
    expect(formatValue([2, 2], { kind: 'tuple', of: [{ kind: 'int' }, { kind: 'int' }] })).toBe(
      '(2, 2)',
    );
    expect(formatValue([0, 1], { kind: 'tuple', of: [{ kind: 'float' }, { kind: 'float' }] })).toBe(
      '(0.0, 1.0)',
    );
    expect(formatValue(null)).toBe('None');
    expect(formatValue("it's")).toBe('"it\'s"');
    expect(formatValue({ a: [true] })).toBe("{'a': [True]}");
  });
});
