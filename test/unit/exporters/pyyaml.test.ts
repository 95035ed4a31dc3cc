/** YAML that anybody wrote, read here and by PyYAML's safe loader: the same values of the same types. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { yamlText } from '../../../shared/exporters/yaml/scalar';
import { type Entry, readYaml } from '../../../shared/importers/yaml/read';
import { PYTHON } from '../../python';
import { texts } from './requests';

/** What PyYAML makes of `v: …` each: the value and its type; null where it refuses. */
const READ = `
import json, math, sys, yaml
told = []
for text in json.load(sys.stdin):
    try:
        value = yaml.safe_load(text)['v']
    except Exception:
        told.append(None)
        continue
    kind = type(value).__name__
    plain = kind in ('str', 'int', 'float', 'bool', 'NoneType', 'list', 'dict')
    if kind == 'float' and not math.isfinite(value):
        plain = False
    try:
        told.append([kind, value if plain else None])
        json.dumps(told[-1])
    except TypeError:
        told[-1] = ['other', None]
print(json.dumps(told))
`;
const toldSchema = z.array(z.nullable(z.tuple([z.string(), z.unknown()])));

const pyyaml = (documents: readonly string[]) =>
  toldSchema.parse(
    JSON.parse(
      execFileSync(PYTHON, ['-c', READ], {
        input: JSON.stringify(documents),
        maxBuffer: 1e8,
      }).toString(),
    ),
  );

/** The value of `v` as it is read here; `odd` for one that a request cannot hold, null for a refusal. */
function read(text: string): Entry | null {
  const yaml = readYaml(text);
  return yaml.ok ? (yaml.entries.get('v') ?? null) : null;
}

const SCALARS = [
  ...['1e9', '1e+9', '1.0e9', '1.0e+9', '1.e+9', '-1.5e-3', '.5', '-.5', '1.', '1_000', '1_000.5'],
  ...[
    '0x1F',
    '0o17',
    '017',
    '08',
    '0b101',
    '-0x1f',
    '+12',
    '-0',
    '0_',
    '12:30',
    '1:30:15',
    '1:5.5',
  ],
  ...['yes', 'No', 'ON', 'off', 'y', 'n', 'True', 'tRUE', 'null', '~', '', 'Null', 'nULL', 'none'],
  ...['.inf', '-.INF', '.nan', '.NaN', 'inf', 'nan', '2024-01-01', '2024-1-1 10:00:00Z', '2024-01'],
  ...['=', '<<', 'a: b', '"1e9"', "'yes'", '!!str 5', '!!float 1', '!!int "3"', '!!bool yes', '@a'],
  ...['[1, 2.0, yes]', '{a: 1, b: [x]}', '&x 5', '*x', '|\n  a\n  b', '>\n  a\n  b', '- a', '%a'],
  ...['"a\\u00e9\\n"', "'it''s'", 'a # b', 'a#b', '!!python/none', '!!binary aGk=', '"\\x41"', ','],
];

describe('YAML', () => {
  it('is read as PyYAML reads it', () => {
    const documents = SCALARS.map((text) => `v: ${text}\n`);
    const told = pyyaml(documents);
    const differs = documents.flatMap((document, i) => {
      const [there, here] = [told[i] ?? null, read(document)];
      const isUnsupported = there === null || there[1] === null;
      // What PyYAML rejects, and what a request cannot hold, is never read as a plain value here.
      if (isUnsupported && there?.[0] !== 'NoneType')
        return here === null || here.unsupported !== undefined
          ? []
          : [`${document} is ${here.text}`];
      return JSON.stringify(here?.value) === JSON.stringify(there?.[1] ?? null)
        ? []
        : [`${document}: ${JSON.stringify(here)} and not ${JSON.stringify(there)}`];
    });
    expect(differs).toEqual([]);
  });

  it('as it is written comes back from PyYAML with every value and type', () => {
    const values = fc.sample(
      fc.oneof(
        fc
          .oneof(texts, fc.string({ unit: 'binary', maxLength: 8 }))
          .map((value) => ({ value, kind: 'str' as const })),
        fc.constantFrom(...SCALARS).map((value) => ({ value, kind: 'str' as const })),
        fc
          .double({ noNaN: true, noDefaultInfinity: true })
          .map((value) => ({ value, kind: 'float' as const })),
        fc.maxSafeInteger().map((value) => ({ value, kind: 'int' as const })),
      ),
      { numRuns: 3000, seed: 4 },
    );
    const told = pyyaml(values.map(({ value, kind }) => `v: ${yamlText(value, { kind })}\n`));
    expect(told.map((one) => one?.[0])).toEqual(values.map(({ kind }) => kind));
    expect(told.map((one) => JSON.stringify(one?.[1]))).toEqual(
      values.map(({ value }) => JSON.stringify(value)),
    );
  });
});
