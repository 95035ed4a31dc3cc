import { describe, expect, it } from 'vitest';
import { removeMember, replacement, setMember } from '../../../shared/json/edit';
import { type JsonPath, locate, regionsOf } from '../../../shared/json/locate';

/** The text of the key and of the value at a path. */
function texts(text: string, path: JsonPath): [string | null, string] | null {
  const entry = locate(text, path);
  if (!entry) return null;
  const { key, value } = entry;
  return [key && text.slice(key.start, key.end), text.slice(value.start, value.end)];
}

const TEXT = `{
  "a": {"x": 1, "deep": [[{"b": [1, 2]}], "}{"]},\r
  "a\\"b" : "q\\\\",
  "\\u00e9": null, "Ω😀": {"k": -1.5e-3}, "last": true
}`;

describe('locating a key', () => {
  it.each<[JsonPath, [string | null, string]]>([
    [
      ['a', 'x'],
      ['"x"', '1'],
    ],
    [
      ['a', 'deep', 0, 0, 'b', 1],
      [null, '2'],
    ],
    [
      ['a', 'deep', 1],
      [null, '"}{"'],
    ],
    [['a"b'], ['"a\\"b"', '"q\\\\"']],
    [['é'], ['"\\u00e9"', 'null']],
    [
      ['Ω😀', 'k'],
      ['"k"', '-1.5e-3'],
    ],
    [['last'], ['"last"', 'true']],
  ])('finds %j', (path, expected) => {
    expect(texts(TEXT, path)).toEqual(expected);
  });

  it('finds nothing where there is nothing', () => {
    for (const path of [['b'], ['a', 'y'], ['a', 'x', 'z'], ['a', 'deep', 2], ['last', 0]])
      expect(locate(TEXT, path), path.join('.')).toBeNull();
    expect(locate('{}', ['a'])).toBeNull();
    expect(locate('[ ]', [0])).toBeNull();
    expect(locate('3', ['a'])).toBeNull();
  });

  it('agrees with JSON.parse on a key that stands twice', () => {
    const text = '{"k": 1, "k": {"v": 2}}';
    expect(texts(text, ['k'])).toEqual(['"k"', '{"v": 2}']);
    expect(JSON.parse(text).k).toEqual({ v: 2 });
  });

  it('agrees with JSON.parse on every value of a real document', () => {
    const walk = (value: unknown, path: (string | number)[], check: (path: JsonPath) => void) => {
      check(path);
      if (Array.isArray(value))
        for (const [i, item] of value.entries()) walk(item, [...path, i], check);
      else if (typeof value === 'object' && value !== null)
        for (const [key, item] of Object.entries(value)) walk(item, [...path, key], check);
    };
    const value = {
      a: [[], {}, { '': 0, 'b c': ['x\\"', '\n', ''] }],
      z: { y: [1e21, -0.5, null] },
    };
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, '\t')])
      walk(value, [], (path) => {
        const entry = locate(text, path);
        const at = path.reduce<unknown>((inner, step) => Reflect.get(Object(inner), step), value);
        expect(JSON.parse(text.slice(entry?.value.start, entry?.value.end))).toEqual(at);
      });
  });

  it('passes over what is nested a hundred thousand deep', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(texts(`{"a": ${deep}, "b": 7}`, ['b'])).toEqual(['"b"', '7']);
  });

  it('says lines and columns, from 1, in UTF-16 units', () => {
    const key = locate(TEXT, ['Ω😀', 'k'])?.key;
    expect(key && regionsOf(TEXT)(key)).toEqual({
      startLine: 4,
      startColumn: 27,
      endLine: 4,
      endColumn: 30,
    });
    expect(TEXT.split('\n')[3]?.slice(26, 29)).toBe('"k"');
    expect(regionsOf('\n\nab')({ start: 2, end: 4 })).toEqual({
      startLine: 3,
      startColumn: 1,
      endLine: 3,
      endColumn: 3,
    });
  });
});

describe('editing a member', () => {
  it.each([
    ['{"a": {"x": 1, "y": 2}}', '{"a": {"x": 9, "y": 2}}', 'x'],
    ['{"a": {"x": 1}}', '{"a": {"x": 1,"n": 9}}', 'n'],
    ['{"a": { "x": 1, "y": 2 }}', '{"a": { "x": 1, "y": 2, "n": 9 }}', 'n'],
    ['{"a": {\n  "x": 1\n}}', '{"a": {\n  "x": 1,\n  "n": 9\n}}', 'n'],
    ['{"a": { }}', '{"a": {"n": 9}}', 'n'],
  ])('sets %s', (before, after, key) => {
    expect(setMember(before, ['a'], key, '9')).toBe(after);
  });

  it('sets nothing in what is no object', () => {
    expect(setMember('{"a": null}', ['a'], 'x', '9')).toBeNull();
    expect(setMember('{"a": null}', ['b'], 'x', '9')).toBeNull();
  });

  it.each([
    ['{"a": {"x": 1, "y": 2, "z": 3}}', '{"a": {"y": 2, "z": 3}}', 'x'],
    ['{"a": {"x": 1, "y": 2, "z": 3}}', '{"a": {"x": 1, "z": 3}}', 'y'],
    ['{"a": {"x": 1, "y": 2}}', '{"a": {"x": 1}}', 'y'],
    ['{"a": {"x": 1}}', '{"a": {}}', 'x'],
    ['{"a": {"x": 1}}', '{"a": {"x": 1}}', 'n'],
  ])('removes from %s', (before, after, key) => {
    expect(removeMember(before, ['a'], key)).toBe(after);
  });

  it('tells two texts apart by one replacement', () => {
    for (const [before, after] of [
      ['{"x": 1}', '{"x": 12}'],
      ['aaa', 'aa'],
      ['', 'x'],
      ['same', 'same'],
      ['abcabc', 'abcXabc'],
    ] as const) {
      const { span, text } = replacement(before, after);
      expect(before.slice(0, span.start) + text + before.slice(span.end)).toBe(after);
    }
  });
});
