import { describe, expect, it } from 'vitest';
import { metadataPhotons } from '../../../shared/dataset/metadata';
import { readMembers } from './folder';
import { dict, npy, unicode } from './npzBuilder';

const read = async (data: Buffer, method = 8) =>
  (await readMembers({ name: '_metadata.npy', data, method })).metadata;

describe('_metadata', () => {
  it.each(['<', '>'] as const)('is read from unicode of byte order %s', async (order) => {
    const value = { name: 'süß 😀 光', physics_parameters: { nphotons: 5 } };
    expect(await read(unicode(JSON.stringify(value), order))).toEqual({ status: 'ok', value });
    expect(await read(unicode(JSON.stringify(value), order, '(1,)'), 0)).toMatchObject({ value });
  });

  it('is read when it is long, and refused beyond 1 MiB', async () => {
    const value = { note: 'x'.repeat(200_000) };
    expect(await read(unicode(JSON.stringify(value)))).toEqual({ status: 'ok', value });
    const longer = JSON.stringify({ note: 'x'.repeat(300_000) });
    expect(await read(unicode(longer))).toEqual({
      status: 'broken',
      code: 'member-too-large',
      problem: expect.stringContaining('1048576'),
    });
  });

  it.each([
    ['{"a": NaN}', /holds NaN/, 'metadata-word'],
    ['{"a": -Infinity}', /holds Infinity/, 'metadata-word'],
    ['{"a": 1e999}', /too large for a float/, 'metadata-number-large'],
    ['[1]', /not an object/, 'metadata-not-object'],
    ['"text"', /not an object/, 'metadata-not-object'],
    ['{not json', /not valid JSON/, 'metadata-not-json'],
    [`{"a": ${'['.repeat(5000)}${']'.repeat(5000)}}`, /nested more than 64/, 'metadata-too-deep'],
    [' ', /is empty/, 'metadata-empty'],
  ])('%.20s is broken, in words', async (text, problem, code) => {
    expect(await read(unicode(text))).toEqual({
      status: 'broken',
      code,
      problem: expect.stringMatching(problem),
    });
  });

  it.each([
    ['numbers', npy(dict("'<f8'", '()'), Buffer.alloc(8)), /array of `float64`/, 'metadata-dtype'],
    ['bytes', npy(dict("'|S2'", '()'), Buffer.from('{}')), /array of `bytes`/, 'metadata-dtype'],
    ['two texts', npy(dict("'<U1'", '(2,)'), Buffer.alloc(8)), /not one element/, 'metadata-shape'],
    [
      'not Unicode',
      npy(dict("'<U1'", '()'), Buffer.alloc(4, 0xff)),
      /not Unicode/,
      'metadata-not-unicode',
    ],
    [
      'cut short',
      npy(dict("'<U9'", '()'), Buffer.alloc(8)),
      /truncated|within the header|requires/,
      'member-size-differs',
    ],
  ])('of %s is broken, in words', async (_, data, problem, code) => {
    expect(await read(data)).toEqual({
      status: 'broken',
      code,
      problem: expect.stringMatching(problem),
    });
  });

  it.each([
    [{ physics_parameters: { nphotons: 3 } }, 3],
    [{ physics_parameters: { nphotons: '3' } }, null],
    [{ physics_parameters: { nphotons: true } }, null],
    [{ physics_parameters: [] }, null],
    [{ physics_parameters: null }, null],
    [{ nphotons: 3 }, null],
  ])('%j gives nphotons %s', async (value, nphotons) => {
    expect(metadataPhotons(await read(unicode(JSON.stringify(value))))).toBe(nphotons);
  });
});
