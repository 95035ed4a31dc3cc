import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../shared/values/fieldType';
import { readTyped } from '../../../shared/values/parse';
import { pythonFloat } from '../../../shared/values/python';
import { readNumber } from '../../../shared/values/typedNumber';

const FLOAT: FieldType = { kind: 'float' };
const INT: FieldType = { kind: 'int' };

describe('numbers are understood as people write them', () => {
  it.each([
    ['244,000', 244_000],
    ['1,500', 1500],
    ['-1,500', -1500],
    ['1,234,567', 1_234_567],
    ['1,234.5', 1234.5],
    ['1,234,567e3', 1_234_567_000],
    ['244 000', 244_000],
    ['244\u00a0000', 244_000],
    ['244\u2009000', 244_000],
    ['244\u202f000.5', 244_000.5],
    ["244'000", 244_000],
    ['244’000', 244_000],
    ['1_000', 1000],
    ['1_0', 10],
    ['2.44×10^5', 244_000],
    ['2.44 × 10^5', 244_000],
    ['2.44*10^5', 244_000],
    ['2.44*10**5', 244_000],
    ['2.44·10^5', 244_000],
    ['2.44×10⁵', 244_000],
    ['3×10⁻⁴', 3e-4],
    ['10^5', 1e5],
    ['-10⁻⁵', -1e-5],
    ['2.44e5', 244_000],
    ['2.44E+5', 244_000],
    ['3e−4', 3e-4],
    ['−3e–4', -3e-4],
    ['.5', 0.5],
    ['5.', 5],
    ['+5', 5],
    ['\t1e9 ', 1e9],
    ['\u00a01e9\u202f', 1e9],
  ])('%s', (text, value) => {
    expect(readTyped(text, FLOAT)).toEqual({ ok: true, value });
  });
});

describe('a comma that may be a decimal comma is asked about', () => {
  it.each([
    ['1,5', ['1.5', '15']],
    ['-1,5', ['-1.5', '-15']],
    ['0,0003', ['0.0003']],
    ['0,500', ['0.500']],
    [',5', ['0.5']],
    ['1,5e-3', ['1.5e-3', '15e-3']],
    ['1,500e3', ['1.500e3', '1500e3']],
    ['1,5×10^3', ['1.5e3', '15e3']],
    ['1234,5', ['1234.5', '12345']],
    ['1.234,5', ['1234.5']],
    ['1 234,5', ['1234.5']],
    ['1.234.567', ['1234567']],
    ['0x10', ['16']],
  ])('%s', (text, readings) => {
    const read = readTyped(text, FLOAT);
    expect(read).toMatchObject({ ok: false, readings });
    for (const reading of readings) expect(readTyped(reading, FLOAT).ok).toBe(true);
  });

  it('offers only what the field takes', () => {
    expect(readTyped('1,5', INT)).toMatchObject({ readings: ['15'] });
    expect(readTyped('0,5', INT)).toEqual({ ok: false, problem: 'expected a whole number' });
  });
});

describe('what is no number is refused with the reason', () => {
  it.each([
    ['244,0x', 'expected a number'],
    ['244,', 'expected a number'],
    ['244,00,000', 'expected a number'],
    ['24 4000', 'expected a number'],
    ['0 244', 'expected a number'],
    ['1_', 'expected a number'],
    ['1__0', 'expected a number'],
    ['2.44×10', 'expected a number'],
    ['5e', 'expected a number'],
    ['1.2.3', 'expected a number'],
    ['3-4', 'expected a number'],
    ['1e400', 'expected a finite number'],
    ['-1e400', 'expected a finite number'],
    ['1e-400', 'too small'],
    ['NaN', 'expected a finite number'],
    ['-Infinity', 'expected a finite number'],
    ['∞', 'expected a finite number'],
    ['many', 'expected a number'],
    ['-', 'expected a number'],
    ['True', 'expected a number'],
  ])('%s', (text, problem) => {
    const read = readTyped(text, FLOAT);
    expect(read.ok ? read.value : read.problem).toEqual(expect.stringContaining(problem));
  });

  it.each(['2.5', '1e300', '2e16'])('%s as a whole number', (text) => {
    expect(readTyped(text, INT).ok).toBe(false);
  });

  it.each([
    ['512.0', 512],
    ['1e3', 1000],
    ['244 000', 244_000],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740993', 9007199254740993n],
    ['9,007,199,254,740,993', 9007199254740993n],
  ])('%s is a whole number', (text, value) => {
    expect(readTyped(text, INT)).toEqual({ ok: true, value });
  });
});

describe('fields that take more than numbers', () => {
  const devices: FieldType = { kind: 'union', of: [INT, { kind: 'enum', choices: ['auto'] }] };
  const anything: FieldType = { kind: 'union', of: [INT, { kind: 'str' }] };
  const optional: FieldType = { kind: 'int', nullable: true };

  it('read words as before', () => {
    expect(readTyped('auto', devices)).toEqual({ ok: true, value: 'auto' });
    expect(readTyped('auto', anything)).toEqual({ ok: true, value: 'auto' });
    expect(readTyped('None', optional)).toEqual({ ok: true, value: null });
  });

  it('ask about a number all the same', () => {
    expect(readTyped('1,5', anything)).toMatchObject({ readings: ['15'] });
    expect(readTyped('1 000', devices)).toEqual({ ok: true, value: 1000 });
  });

  it('leave text alone', () => {
    expect(readTyped('1,5', { kind: 'str' })).toEqual({ ok: true, value: '1,5' });
    expect(readTyped('244 000', { kind: 'path' })).toEqual({ ok: true, value: '244 000' });
  });
});

describe('several values', () => {
  const bounds: FieldType = { kind: 'tuple', of: [FLOAT, FLOAT] };
  const indices: FieldType = { kind: 'list', of: INT, nullable: true };

  it('are read as a literal, with any minus sign', () => {
    expect(readTyped('(−0.5, 0.5)', bounds)).toEqual({ ok: true, value: [-0.5, 0.5] });
    expect(readTyped('[1, 5]', indices)).toEqual({ ok: true, value: [1, 5] });
    expect(readTyped("['a–b']", { kind: 'list', of: { kind: 'str' } })).toEqual({
      ok: true,
      value: ['a–b'],
    });
  });

  it.each(['[244,000]', '(0,1, 00,9)', '[1, 2', '[1 2]'])('%s is refused', (text) => {
    expect(readTyped(text, indices).ok).toBe(false);
  });
});

describe('for any number and any text', () => {
  const groups = (digits: string, mark: string) => digits.replaceAll(/\B(?=(?:\d{3})+$)/g, mark);

  it('every way to group a whole number is the number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        fc.constantFrom(',', ' ', '\u00a0', '\u2007', '\u2009', '\u202f', "'", '’', '_'),
        (value, mark) => {
          expect(readTyped(groups(String(value), mark), INT)).toEqual({ ok: true, value });
        },
      ),
    );
  });

  it('what the window shows is read back as the same value, with any sign and any mark of powers', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom('-', '−', '–'),
        fc.constantFrom('e', 'E', '×10^', ' × 10^', '*10**', '·10^'),
        (value, minus, power) => {
          const shown = pythonFloat(value);
          // A plain number beyond the exact integers is told apart from a float by its point.
          const text = shown.replaceAll('-', minus).replace('e', power);
          expect(readTyped(text, FLOAT)).toEqual({ ok: true, value });
        },
      ),
    );
  });

  it('a text is either understood, or asked about with readings that are, or refused: it never throws', () => {
    const marks = fc.constantFrom(...'0123456789.,_e+-−×^* \u202f⁵x'.split(''));
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 12 }), (parts) => {
        const text = parts.join('').trim();
        const read = readNumber(text);
        if (read.kind === 'number') expect(Number.isFinite(read.value)).toBe(true);
        if (read.kind === 'question')
          for (const reading of read.readings)
            expect(['number', 'invalid']).toContain(readNumber(reading).kind);
      }),
      { numRuns: 2000 },
    );
  });
});
