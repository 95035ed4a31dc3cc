/** Texts that were made to break their reader: every one of them is a request or a problem in words, and soon. */
import { describe, expect, it } from 'vitest';
import { IMPORT_FORMATS, importText } from '../../../shared/importers';

const deep = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`;
const REQUEST = '"workflow": "training", "train_data_file": "a", "output_dir": "b"';
const times = (n: number, line: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => line(i)).join('\n');

const TOO_DEEP = /^This text is nested deeper than 60 levels, the limit for a configuration\.$/;

const HOSTILE: { readonly [what: string]: () => string } = {
  'ten megabytes of one letter': () => 'x'.repeat(10_000_000),
  'ten megabytes of words': () => 'a '.repeat(5_000_000),
  'ten megabytes of a command': () => `python -m ptycho_torch.train ${'--a 1 '.repeat(2_000_000)}`,
  'ten megabytes of YAML': () => 'n_groups: 512\n'.repeat(800_000),
  'ten megabytes of JSON': () => `{"workflow": "${'x'.repeat(10_000_000)}"}`,
  brackets: () => '{'.repeat(100_000),
  'a deep request': () => `{${REQUEST}, "overrides": {"a": ${deep(20_000)}}}`,
  'a deep comment': () =>
    `# pinnboard-request: {${REQUEST}, "overrides": {"a": ${deep(5000)}}}\nN: 64`,
  'a deep legacy file': () => `{"data_config": {"a": ${deep(20_000)}}}`,
  'a deep Python call': () => `create_training_payload(${'f('.repeat(20_000)}`,
  'many signs': () => `{'a': ${'-'.repeat(60_000)}1}`,
  'many conditions': () => `{'a': ${'1 if a else '.repeat(4000)}1}`,
  'names for one another': () => `a = b\nb = a\noverrides = {'n_groups': a, **overrides}\n`,
  'dictionaries that multiply': () =>
    `a0 = {'x': 1}\n${times(12, (i) => `a${i + 1} = {${`**a${i}, `.repeat(9)}}`)}\noverrides = a12\n`,
  'lists that multiply': () =>
    `a0 = [1, 2]\n${times(12, (i) => `a${i + 1} = [${`a${i}, `.repeat(9)}]`)}\noverrides = {'n_groups': a12}\n`,
  'keys on one line': () => 'a: '.repeat(20_000),
  'keys that nest by indentation': () => times(300, (i) => `${' '.repeat(i)}a:`),
  'a list in a list': () => '- '.repeat(20_000),
  'aliases of aliases': () =>
    times(
      9,
      (i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(i === 0 ? '1' : `*a${i - 1}`)
          .join(', ')}]`,
    ),
  'an alias of itself': () => 'a: &a [*a]\nN: 64\n',
  'quotes that do not end': () => '"'.repeat(60_001),
  'quotes that pair wrongly': () => `{"w": "a", ${'w": "inference", '.repeat(3400)}`,
  'the same inside of a dictionary': () => `"N": 64,\n${'w": "inference", '.repeat(3400)}`,
  'a NUL': () => 'n_groups: \0\n',
};

/** What the user sees of it: why it is not read, or the overrides that are read from it and what is said of them. */
const SEEN: { readonly [what: string]: RegExp } = {
  'ten megabytes of one letter': /^This text has 10,000,000 characters; the limit .* is 64,000\.$/,
  'ten megabytes of words': /^This text has 10,000,000 characters/,
  'ten megabytes of a command': /^This text has 12,000,029 characters/,
  'ten megabytes of YAML': /^This text has 11,200,000 characters/,
  'ten megabytes of JSON': /^This text has 10,000,016 characters; the limit .* is 8,000,000\.$/,
  brackets: TOO_DEEP,
  'a deep request': TOO_DEEP,
  'a deep comment': TOO_DEEP,
  'a deep legacy file': TOO_DEEP,
  'a deep Python call': TOO_DEEP,
  'many signs':
    /^\{\} a is -+…, which is an expression that only Python can evaluate; it is not imported/,
  'many conditions': /^This Python contains no dictionary of overrides and no call/,
  'names for one another': /^Unknown format\./,
  'dictionaries that multiply': /^\{\} \*\*a2 is a2, which is a chain of names too long to follow/,
  'lists that multiply': /^Unknown format\./,
  'keys on one line': TOO_DEEP,
  'keys that nest by indentation': TOO_DEEP,
  'a list in a list': /^Unknown format\./,
  'aliases of aliases': /^This YAML has more than 5000 values after expanding its aliases/,
  'an alias of itself': /^This YAML contains itself through an alias\.$/,
  'quotes that do not end': /^Unknown format\./,
  'quotes that pair wrongly':
    /^Most of this text is not Python, beginning with line 1, column 13: unexpected '"'\. Correct it/,
  'the same inside of a dictionary':
    /^Most of this text is not Python, beginning with line 2, column 2: unexpected/,
  'a NUL': /^\{"n_groups":"\\u0000"\} /,
};

describe.each(Object.keys(HOSTILE))('%s', (what) => {
  const text = () => HOSTILE[what]?.() ?? '';

  it('is read, or the user sees why not', () => {
    const imported = importText(text(), '', undefined, 'adr-003');
    const seen = imported.ok
      ? [
          JSON.stringify(imported.request.overrides),
          ...imported.findings.map(({ message }) => message),
        ].join(' ')
      : imported.error.message;
    expect(seen).toMatch(SEEN[what] ?? 'described');
  });

  it.each(['', 'a.yaml', 'a.py', 'a.json', 'a.sh'])('in a file called "%s"', (name) => {
    const imported = importText(text(), name, undefined, 'adr-003');
    expect(imported.ok ? 'Read.' : imported.error.message).toMatch(/^[A-Z].*\.$/s);
    expect(JSON.stringify(imported).length).toBeLessThan(100_000);
  });

  it('read as each of the forms', () => {
    for (const format of IMPORT_FORMATS) {
      const imported = importText(text(), '', format, 'adr-003');
      expect(imported).not.toMatchObject({ error: { code: 'internal-error' } });
      expect(imported.ok ? 'Read.' : imported.error.message).toMatch(/^[A-Z].*\.$/s);
    }
  });
});

it('is told apart from an importer that throws, which is a bug', () => {
  const thrown = new TypeError("Cannot read properties of undefined (reading 'n')");
  const [format] = IMPORT_FORMATS;
  if (!format) throw new Error('no import format');
  const broken = {
    ...format,
    read: () => {
      throw thrown;
    },
  };
  expect(importText('N: 64', '', broken)).toMatchObject({
    ok: false,
    error: { code: 'internal-error', cause: thrown },
  });
});
