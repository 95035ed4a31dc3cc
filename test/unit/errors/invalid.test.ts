/** What schemas reject is said in Pinnboard's words, never in zod's. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { invalidTexts, invalidValues, REPORTED } from '../../../shared/errors/invalid';
import { parseRequest } from '../../../shared/formats/parseRequest';
import { readRecipe } from '../../../shared/prepare/recipeFile';
import { parsePreset } from '../../../shared/presets/file';

function said(schema: z.ZodType, data: unknown): string {
  const read = schema.safeParse(data, REPORTED);
  if (read.success) throw new Error('It is valid');
  return invalidTexts(invalidValues(read.error), 'the whole');
}

const ZOD = /Invalid (?:input|option|type)|received|Too (?:small|big)|Unrecognized|Expected/;

describe('what a schema rejects', () => {
  it.each<[string, z.ZodType, unknown]>([
    ['`a` must be a text, not `3`', z.object({ a: z.string() }), { a: 3 }],
    ['`a` is missing', z.object({ a: z.string() }), {}],
    ['`a.0` must be a number, not `"x"`', z.object({ a: z.array(z.number()) }), { a: ['x'] }],
    ['the whole must be an object, not `[…]`', z.object({}), [1]],
    ['the whole must be a whole number, not `1.5`', z.number().int(), 1.5],
    ['the whole must be at least 1, not `0`', z.number().min(1), 0],
    ['the whole must be less than 2, not `2`', z.number().lt(2), 2],
    ['the whole must have at most 3 characters, not `"abcd"`', z.string().max(3), 'abcd'],
    ['the whole must have at least 1 element, not `[]`', z.array(z.string()).min(1), []],
    ['`w` must be one of `a`, `b`, not `"c"`', z.object({ w: z.enum(['a', 'b']) }), { w: 'c' }],
    ['the whole must be `1`, not `2`', z.literal(1), 2],
    ['the whole has the unknown key `b`', z.strictObject({}), { b: 1 }],
    ['the whole: Enter a name', z.string().min(1, 'Enter a name.'), ''],
    [
      '`kind` must be one of `a`, `b`, not `"c"`',
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('a') }),
        z.object({ kind: z.literal('b') }),
      ]),
      { kind: 'c' },
    ],
    [
      '`a.b` must be a number, not `null`',
      z.object({ a: z.union([z.string(), z.object({ b: z.number() })]) }),
      { a: { b: null } },
    ],
  ])('is said: %s', (text, schema, data) => {
    expect(said(schema, data)).toBe(text);
  });

  it('never in words of zod, whatever the value is', () => {
    const schema = z.object({
      a: z.string().url(),
      b: z.number().multipleOf(5),
      c: z.record(z.string().regex(/^x/), z.boolean()),
      d: z.tuple([z.number(), z.bigint()]),
    });
    for (const value of [null, '', 3, true, [], {}, [1, 'a'], { y: 1 }, undefined])
      expect(said(schema, { a: value, b: value, c: value, d: value })).not.toMatch(ZOD);
  });

  it('has code and parameters in a request: the path, the value and what it must be', () => {
    const text = JSON.stringify({
      target: 'ptychopinn-2026.07',
      workflow: 'training',
      output_dir: 3,
      overrides: [],
    });
    const parsed = parseRequest(text);
    if (parsed.ok) throw new Error('It is valid');
    expect(parsed.error).toMatchObject({
      code: 'request-values-invalid',
      parameters: {
        problems: [
          { path: ['train_data_file'], seen: null, rejection: { kind: 'missing' } },
          { path: ['output_dir'], seen: '3', rejection: { kind: 'type', type: 'string' } },
          { path: ['overrides'], seen: '[]' },
        ],
      },
    });
    expect(parsed.error.message).toBe(
      'Invalid: `train_data_file` is missing; `output_dir` must be a text, not `3`; `overrides`: an object is expected.',
    );
  });

  it('is said so of an unknown workflow', () => {
    const parsed = parseRequest('{"target": "adr-003", "workflow": "traning"}');
    expect(parsed.ok ? '' : parsed.error.message).toBe(
      'Invalid: `workflow` must be one of `training`, `inference`, not `"traning"`.',
    );
  });

  it('is said so of presets and recipes', () => {
    const preset = parsePreset('{"format": "pinnboard.preset", "version": 1, "name": ""}');
    const recipe = readRecipe('format: pinnboard.recipe\nversion: 1\npatterns: 3\n');
    const step = readRecipe(
      'format: pinnboard.recipe\nversion: 1\npatterns: {array: a, steps: [{transpose: {axes: x}}]}\n',
    );
    const problems = [recipe, step].flatMap((read) => (read.ok ? [] : read.problems));
    const messages = [
      ...(preset.ok ? [] : [preset.error.message]),
      ...problems.map(({ message }) => message),
    ];
    expect(messages.length).toBeGreaterThan(3);
    for (const message of messages) {
      expect(message).not.toMatch(ZOD);
      expect(message).not.toMatch(/: \.$|undefined/);
    }
  });
});
