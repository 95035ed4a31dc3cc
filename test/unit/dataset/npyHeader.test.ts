import { describe, expect, it } from 'vitest';
import { readNpyHeader } from '../../../shared/dataset/npyHeader';
import type { ErrorCode } from '../../../shared/errors/codes';
import { dict, npy } from './npzBuilder';

const read = (descr: string, shape = '(2,)') => readNpyHeader(npy(dict(descr, shape)));

const refused = (code: ErrorCode) => expect.objectContaining({ code });

describe('an npy header', () => {
  it.each([
    ["'|b1'", 'bool', 2],
    ["'|i1'", 'int8', 2],
    ["'>u4'", 'uint32', 8],
    ["'<f16'", 'float128', 32],
    ["'<c32'", 'complex256', 64],
    ["'<U5'", 'str', 40],
    ["'|S5'", 'bytes', 10],
    ["'<M8[ns]'", 'datetime64[ns]', 16],
    ["'<m8'", 'timedelta64', 16],
    ["'|V3'", 'void', 6],
    ["'|O'", 'object', null],
    ["'|O8'", 'object', null],
    ["[('a', '<f4'), ('b', '<i2', (3,))]", 'void', 20],
    ["[(('title', 'a'), [('x', '<f8'), ('y', '|O')])]", 'void', null],
  ])('with descr %s is %s', (descr, name, bytes) => {
    expect(read(descr)).toMatchObject({ header: { dtype: name, dataBytes: bytes } });
  });

  it.each(["'<f3'", "'<x4'", "'f4'", "''", '4', "[('a',)]", "[('a', '<f5')]", "'<U'", 'None'])(
    'with descr %s is refused in words',
    (descr) => {
      expect(() => read(descr)).toThrow(refused('header-dtype'));
    },
  );

  it.each(['(-1,)', '2', '(2.0,)', "('2',)", '[2]', '(1e3,)', '(2)', '(99999999999999999999,)'])(
    'with shape %s is refused in words',
    (shape) => {
      const code = expect.stringMatching(/^header-(shape|shape-impossible|damaged)$/);
      expect(() => read("'<f4'", shape)).toThrow(expect.objectContaining({ code }));
    },
  );

  it('refuses a shape that no machine could hold, even with a zero in it', () => {
    for (const shape of ['(4294967296, 4294967296)', '(4294967296, 4294967296, 0)'])
      expect(() => read("'<f8'", shape)).toThrow(refused('header-shape-impossible'));
  });

  it('is read with other spacing, order of keys, double quotes and Python 2 integers', () => {
    const text = `{ "shape":(3L,4L) ,'fortran_order':True,"descr":"<f4"}`;
    expect(readNpyHeader(npy(text, new Uint8Array(), 2))).toMatchObject({
      header: { shape: [3, 4], fortranOrder: true, dtype: 'float32' },
    });
  });

  it('of version 3 may hold Unicode field names, and must be UTF-8', () => {
    const good = npy(dict("[('größe', '<f4')]", '()'), new Uint8Array(), 3);
    expect(readNpyHeader(good)).toMatchObject({ header: { dataBytes: 4 } });
    good[20] = 0xff;
    expect(() => readNpyHeader(good)).toThrow(refused('header-not-utf8'));
  });

  it.each([
    ['missing key', "{'descr': '<f4', 'shape': ()}"],
    ['extra key', "{'descr': '<f4', 'fortran_order': False, 'shape': (), 'x': 1}"],
    ['a call', "{'descr': f(), 'fortran_order': False, 'shape': ()}"],
    ['order as number', "{'descr': '<f4', 'fortran_order': 0, 'shape': ()}"],
    ['text after it', `${dict("'<f4'", '()')} + 1`],
    ['deep nesting', '('.repeat(60000)],
    ['nothing', '   '],
  ])('is refused: %s', (_, text) => {
    expect(() => readNpyHeader(npy(text))).toThrow(refused('header-damaged'));
  });

  it('asks for more bytes when it is longer than what is there, within a limit', () => {
    const whole = npy(dict("'<f4'", '()'));
    expect(readNpyHeader(whole.subarray(0, 20))).toEqual({ header: null, length: whole.length });
    const giant = npy('', new Uint8Array(), 2);
    giant.writeUInt32LE(0xffffffff, 8);
    const parameters = expect.objectContaining({ bytes: 4294967295 });
    expect(() => readNpyHeader(giant)).toThrow(
      expect.objectContaining({ code: 'header-too-long', parameters }),
    );
  });

  it('of an unknown version is refused', () => {
    const future = npy(dict("'<f4'", '()'));
    future[6] = 9;
    expect(() => readNpyHeader(future)).toThrow(/version 9/);
  });
});
