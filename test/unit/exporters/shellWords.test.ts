/** The splitter makes the same words as a POSIX shell. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoted } from '../../../shared/formats/commandLine';
import { splitShell } from '../../../shared/importers/shellWords';

/** Prints the words of the first command of each argument, each in a shell of its own; \2 where it is no command. */
const PRINT = `for line; do (eval "printf '%s\\\\0' $line") 2>&3; [ $? = 2 ] && printf '\\2'; printf '\\1'; done 3>&2 2>&-`;

/** The words of each line as `sh` gets them; null where it finds a quote without an end. */
function shellWords(lines: readonly string[]): (string[] | null)[] {
  const { stdout } = spawnSync('sh', ['-f', '-c', PRINT, 'sh', ...lines], { encoding: 'utf8' });
  return stdout
    .split('\x01')
    .slice(0, -1)
    .map((part) => (part.endsWith('\x02') ? null : part.split('\0').slice(1, -1)));
}

const ourWords = (text: string): string[] | null => {
  const split = splitShell(text);
  return split.ok ? (split.commands[0]?.words.map((word) => word.text) ?? []) : null;
};

/** A leading word keeps printf from repeating its format for nothing. */
const led = (line: string) => `first ${line}`;

const RUNS = 20;

describe('words as sh makes them', () => {
  it('of quotes, backslashes, continuations and comments in any order', () => {
    const piece = fc.constantFrom(
      ...["'a b'", '"c d"', 'x', '-', '\\ ', "\\'", '\\"', ' ', '\t', ' \\\n ', '\\\n'],
      ...[
        '"\\$x"',
        '"\\a"',
        '"\\\\"',
        "'\\'",
        "''",
        '""',
        '=',
        'é',
        '"\n"',
        "'\n'",
        '#',
        '~x',
        '%',
      ],
    );
    const line = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 100 }), (texts) => {
        const lines = texts.map(led);
        expect(lines.map((text) => ourWords(text)?.slice(1) ?? null)).toEqual(shellWords(lines));
      }),
      { numRuns: RUNS },
    );
  });

  it('quoting a text and splitting it gives the text back, in sh and here', () => {
    const awkward = [
      '',
      '-x',
      "it's",
      '$HOME `id` "q" \\',
      'a\nb',
      'a\\\nb',
      '#',
      '~',
      '*',
      '日本',
    ];
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((t) => !t.includes('\0'));
    fc.assert(
      fc.property(fc.array(text), (list) => {
        const line = led(list.map(quoted).join(' '));
        expect(ourWords(line)?.slice(1)).toEqual(list);
        expect(shellWords([line])).toEqual([list]);
      }),
      { numRuns: RUNS, examples: [[awkward]] },
    );
  });
});

describe('what is around the words', () => {
  const commands = (text: string) => {
    const split = splitShell(text);
    if (!split.ok) throw split.error;
    return split.commands;
  };

  it('commands end where a shell ends them, and redirections are separate', () => {
    expect(
      commands('cd a && b c 2> d | e >>f 2>&1; # g\nh 3 >i &').map(
        ({ words, redirections, line }) => [line, words.map(({ text }) => text), redirections],
      ),
    ).toEqual([
      [1, ['cd', 'a'], []],
      [1, ['b', 'c'], ['2> d']],
      [1, ['e'], ['>> f', '2>&1']],
      [2, ['h', '3'], ['> i']],
    ]);
  });

  it('the body of a here-document is no command', () => {
    expect(
      commands('cat <<EOF > a\npython -m ptycho_torch.train\nEOF\nb').map(({ words }) =>
        words.map(({ text }) => text),
      ),
    ).toEqual([['cat'], ['b']]);
  });

  it.each([
    ['$HOME/a', ['$HOME']],
    ['"$A$1"', ['$A', '$1']],
    ['"$(ls ")")"', ['$(ls ")")']],
    ['`date`', ['`date`']],
    ['*.npz', ['*.npz']],
    ['~/a', ['~/a']],
    ['{a,b}', ['{a,b}']],
    ["'$HOME' \\*", []],
    ['"a*"', []],
    ['a=b', []],
  ])('%s: what a shell would expand is listed', (text, expands) => {
    expect(commands(text).flatMap(({ words }) => words.flatMap((word) => word.expands))).toEqual(
      expands,
    );
  });

  it.each([
    ['Run this (works):\npython -m a', 2],
    ['see (a) and (b).\n; ;\n|| c\npython -m a', 4],
    ['if [ -f x ]; then\n  python -m a\nfi', 2],
    ['for i in 1 2; do\n  python -m a\ndone', 2],
  ])('%j: commands after prose and in blocks are found', (text, line) => {
    const found = commands(text).find(({ words }) => words[0]?.text === 'python');
    expect(found).toMatchObject({ line, words: [{}, { text: '-m' }, { text: 'a' }] });
  });

  it('Windows line ends are line ends', () => {
    expect(ourWords('a \\\r\n b\r\nc')).toEqual(['a', 'b']);
  });

  it.each([
    ["a 'b", /Unclosed quote ' on line 1/],
    ['a\n"b', /Unclosed quote " on line 2/],
    ['a $(b', /Unclosed \$\( on line 1/],
  ])('%j has an unclosed quote', (text, problem) => {
    expect(() => commands(text)).toThrow(problem);
  });
});
