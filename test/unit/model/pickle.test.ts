/** Pickles by Python itself, a checkpoint by torch, and hostile ones: nothing of any of them is executed. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NotRead,
  PICKLE_LIMITS,
  type Pickled,
  type PickleReading,
} from '../../../shared/formats/pickle/pickled';
import { readPickle } from '../../../shared/formats/pickle/read';
import { FIXTURES } from '../../conformance/read';
import { PYTHON } from '../../python';

/** What Python pickles for an expression, per protocol. */
function pickled(expression: string, protocols = [2, 3, 4, 5]): Uint8Array[] {
  const program = `
import base64, collections, pickle, numpy as np
value = ${expression}
for protocol in ${JSON.stringify(protocols)}:
    print(base64.b64encode(pickle.dumps(value, protocol)).decode())
`;
  const out = execFileSync(PYTHON, ['-c', program], { encoding: 'utf8' });
  return out
    .trim()
    .split('\n')
    .map((line) => new Uint8Array(Buffer.from(line, 'base64')));
}

/** Dictionaries as plain objects, and values that are not read as text. */
function shown(value: Pickled): unknown {
  if (value instanceof NotRead) return `not read: ${value.what} ${value.shape ?? ''}`.trim();
  if (Array.isArray(value)) return value.map(shown);
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, item]) => [key, shown(item)]));
  return value;
}

const readingOf = (reading: PickleReading): unknown =>
  reading.ok ? shown(reading.value) : reading.error.code;

describe('plain data', () => {
  it.each([
    [
      '{"N": 64, "gridsize": 2, "a": None, "b": True, "c": [1, (2, 3)], "d": "µ"}',
      { N: 64, gridsize: 2, a: null, b: true, c: [1, [2, 3]], d: 'µ' },
    ],
    [
      '[0, 255, 256, 65536, -1, 2**31, -2**31 - 1, 2**53, -2**63]',
      [0, 255, 256, 65536, -1, 2 ** 31, -(2 ** 31) - 1, 9007199254740992n, -(2n ** 63n)],
    ],
    ['[0.1, 1e308, -0.0, float("inf")]', [0.1, 1e308, -0, Number.POSITIVE_INFINITY]],
    ['collections.OrderedDict([("b", 1), ("a", (2,))])', { b: 1, a: [2] }],
    ['{1: "one", (2, 3): "two", "__proto__": 3}', { '1': 'one', '(…)': 'two', ['__proto__']: 3 }],
    [
      '[np.float64(0.5), np.float32(0.25), np.int64(-7), np.uint8(200), np.bool_(True), np.dtype(">i4").type(9)]',
      [0.5, 0.25, -7, 200, true, 9],
    ],
    ['(lambda a: [a, a])(["shared"])', [['shared'], ['shared']]],
  ])('%s', (expression, value) => {
    for (const bytes of pickled(expression)) expect(readingOf(readPickle(bytes))).toEqual(value);
  });
});

describe('what is more than plain data', () => {
  it.each([
    ['{"keep": 1, "mask": np.zeros((3, 4), np.float32)}', 'numpy array 3,4'],
    ['{"keep": 1, "mask": {1, 2}}', /not read: (set|__builtin__\.set|builtins\.set)$/],
    ['{"keep": 1, "mask": b"bytes"}', /not read: bytes/],
    ['{"keep": 1, "mask": len}', /not read: (__builtin__|builtins)\.len/],
    ['{"keep": 1, "mask": __import__("pathlib").PurePosixPath("a")}', /not read: pathlib/],
    ['{"keep": 1, "mask": complex(1, 2)}', /not read: (__builtin__|builtins)\.complex/],
  ])('is described in its place: %s', (expression, mask) => {
    for (const bytes of pickled(expression)) {
      const value = readingOf(readPickle(bytes));
      expect(value).toMatchObject({ keep: 1 });
      expect(JSON.stringify(value)).toMatch(
        mask instanceof RegExp ? new RegExp(mask.source.replace('$', '')) : mask,
      );
    }
  });

  it('is not executed: os.system', () => {
    const bytes = new Uint8Array(
      Buffer.from('\x80\x02cos\nsystem\nX\x05\x00\x00\x00touch\x85R.', 'latin1'),
    );
    expect(readingOf(readPickle(bytes))).toBe('not read: os.system');
  });
});

it('a checkpoint of Lightning: hyper-parameters, and tensors by their shapes', () => {
  const bytes = new Uint8Array(readFileSync(path.join(FIXTURES, 'pickles/checkpoint.pkl')));
  const value = readingOf(readPickle(bytes)) as { [name: string]: { [name: string]: unknown } };
  expect(value.epoch).toBe(2);
  expect(value.hyper_parameters?.data_config).toMatchObject({ N: 64, grid_size: [2, 2] });
  expect(Object.values(value.state_dict ?? {})[0]).toMatch(/^not read: torch tensor \d+(,\d+)*$/);
});

describe('is refused whole', () => {
  const small = { ...PICKLE_LIMITS, bytes: 5000, memo: 80, values: 500, text: 1000 };
  const NESTED = '(lambda f: f(f, 60))(lambda f, n: [f(f, n - 1)] if n else [])';
  const LAUGHS =
    '(lambda f: f(f, 30))(lambda f, n: (lambda a: [a, a])(f(f, n - 1)) if n else ["ha"])';
  it.each([
    ['deeper than the limit', NESTED, 'pickle-too-much'],
    ['more values than the limit, by the memo', LAUGHS, 'pickle-too-much'],
    ['too many characters, by the memo', '(lambda t: [t] * 20)("x" * 100)', 'pickle-too-much'],
    ['too many bytes', '"x" * 6000', 'pickle-too-large'],
    ['a memo beyond the limit', '[[str(i)] for i in range(90)]', 'pickle-too-much'],
    ['a list that contains itself', '(lambda a: (a.append(a), a)[1])([])', 'pickle-loop'],
  ])('%s', (_, expression, code) => {
    for (const bytes of pickled(expression)) expect(readingOf(readPickle(bytes, small))).toBe(code);
  });

  it('the text protocols, and a pickle that is cut anywhere', () => {
    for (const bytes of pickled('{"a": [1, 2]}', [0, 1]))
      expect(readingOf(readPickle(bytes))).toBe('pickle-protocol');
    const [whole = new Uint8Array()] = pickled('{"a": [1, (2.5, "text")], "b": 2**40}', [4]);
    for (let end = 0; end < whole.length; end++)
      expect(readPickle(whole.subarray(0, end)).ok, String(end)).toBe(false);
  });
});

it('never throws, whatever the bytes are, and stays within its limits', () => {
  const [params = new Uint8Array()] = pickled(
    '{"N": 64, "b": [1, (2.5, "text")], "c": {"d": None}}',
    [4],
  );
  const checkpoint = new Uint8Array(readFileSync(path.join(FIXTURES, 'pickles/checkpoint.pkl')));
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 });
  const mutated = fc
    .tuple(fc.constantFrom(params, checkpoint.subarray(0, 4000)), edits)
    .map(([base, changes]) => {
      const bytes = Uint8Array.from(base);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      return bytes;
    });
  const soup = fc
    .uint8Array({ maxLength: 400 })
    .map((tail) => Uint8Array.of(0x80, 4, ...tail, 0x2e));
  fc.assert(
    fc.property(fc.oneof(mutated, soup), (bytes) => {
      const reading = readPickle(bytes);
      if (!reading.ok) expect(reading.error.code).toMatch(/^pickle-/);
    }),
    { numRuns: 4000 },
  );
});
