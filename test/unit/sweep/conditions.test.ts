/** Conditions compared with Python: the same expressions give the same answers. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionOf } from '../../../shared/sweep/conditions/condition';
import { asConditionError } from '../../../shared/sweep/conditions/problem';
import type { Values } from '../../../shared/values/value';
import { PYTHON } from '../../python';

const NAMES: Values = {
  gridsize: 2,
  n_groups: 512,
  rate: 3e-4,
  mode: 'Supervised',
  amp: true,
  none: null,
  empty: '',
  grid: [2, 2],
};

/** Of which conditions are made by chance. */
const WORDS =
  `${Object.keys(NAMES).join(' ')} missing 0 2 -1 1e3 'a' None True < <= == != in not and or + - / // % ** ( ) [ ] , ( )`.split(
    ' ',
  );

/** What we make of a condition: true, false, or a problem. */
function ours(text: string): boolean | 'problem' {
  const reading = conditionOf(text);
  if (!reading.ok) return 'problem';
  try {
    return reading.condition.holds((name) => NAMES[name]);
  } catch (error) {
    if (asConditionError(error)) return 'problem';
    throw error;
  }
}

const PROGRAM = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
names, texts = json.load(sys.stdin)
answers = []
for text in texts:
    try:
        value = eval(compile(text, "c", "eval"), {"__builtins__": {}}, dict(names))
        answers.append("problem" if isinstance(value, complex) else bool(value))
    except Exception:
        answers.append("problem")
print(json.dumps(answers))
`;

/** What Python makes of them, all in one process. */
function pythons(texts: readonly string[]): (boolean | 'problem')[] {
  const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', PROGRAM], {
    input: JSON.stringify([NAMES, texts]),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const atom = fc.oneof(
  fc.constantFrom(...Object.keys(NAMES)),
  fc.constantFrom(
    'True',
    'False',
    'None',
    "'a'",
    '"Supervised"',
    "'Sup'",
    "''",
    '[1, 2]',
    '(2,)',
    '[]',
  ),
  fc.integer({ min: 0, max: 20 }).map(String),
  fc.constantFrom('0.5', '1e-3', '2.5e2', '.25', '7.', '1_000'),
);
/** Small whole exponents: larger powers differ in their last digit from one C library to the next. */
const power = fc
  .tuple(
    fc.constantFrom('gridsize', '3', '-2', '(1 - 4)', '0', '1.5', 'amp'),
    fc.constantFrom('0', '1', '2', '-1', '2 ** 2'),
  )
  .map(([a, b]) => `${a} ** ${b}`);
const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression');
  const joined = (signs: readonly string[]) =>
    fc.tuple(inner, fc.constantFrom(...signs), inner).map(([a, sign, b]) => `${a} ${sign} ${b}`);
  return {
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      atom,
      power,
      inner.map((a) => `(${a})`),
      inner.map((a) => `not ${a}`),
      inner.map((a) => `-${a}`),
      joined(['and', 'or']),
      joined(['+', '-', '*', '/', '//', '%']),
      joined(['<', '<=', '>', '>=', '==', '!=', 'in', 'not in']),
      inner.map((a) => `((${a}) is None)`),
      inner.map((a) => `((${a}) is not None)`),
    ),
  };
});

/** Python joins and repeats texts and lists, and formats texts with %; conditions have no need of that. */
const beyond = (text: string) => /[[('"]|empty|mode|grid\b/.test(text) && /[*%+]/.test(text);

describe('conditions and Python', () => {
  it('agree on random expressions', () => {
    const texts = fc.sample(
      expression.filter((text) => !beyond(text)),
      { numRuns: 4000, seed: 20260701 },
    );
    const theirs = pythons(texts);
    const differ = texts.filter((text, i) => ours(text) !== theirs[i]);
    expect(differ.slice(0, 10)).toEqual([]);
    // Enough of each answer, so that agreeing means something.
    for (const answer of [true, false, 'problem'] as const)
      expect(theirs.filter((their) => their === answer).length).toBeGreaterThan(300);
  });

  it.each([
    '-2 ** 2 == -4',
    '2 ** -1 == 0.5',
    '2 ** 3 ** 2 == 512',
    '1 < gridsize <= 2 < n_groups',
    '3 > gridsize < 2',
    'not gridsize == 2 or amp',
    '-7 // 2 == -4 and -7 % 3 == 2 and 7 % -3 == -2',
    '0.3 // 0.1 == 2.0 and 1 // 0.1 == 9.0',
    'True + True == gridsize and amp == 1',
    "'Sup' in mode and mode not in ['a', 'b']",
    'grid == [2, 2] and grid < [2, 3] and grid > [2]',
    'none is None and amp is True',
    "'\u{1F600}' > '\uFFFD'",
    'empty or none or 0 or []',
    '1 == 1.0 and None == None and None != 0',
  ])('agree on %s', (text) => {
    expect(ours(text)).toBe(pythons([text])[0]);
    expect(ours(text)).not.toBe('problem');
  });
});

describe('a condition that cannot be read', () => {
  it.each([
    ['', 'at character 1: unexpected end; expected a value'],
    ['gridsize = 2', 'at character 10: unexpected "="; to compare, write =='],
    ['gridsize > 1 && n_groups', 'at character 14: unexpected "&"; write and'],
    ['(gridsize > 1', 'at character 14: unexpected end; expected a comma or )'],
    ['gridsize 2', 'at character 10: unexpected "2"; expected an operator'],
    ["mode == 'a", 'at character 9: unterminated string; expected a closing quote'],
    ['__import__("os")', 'at character 1: __import__ cannot be called or indexed'],
    ['grid[0] == 2', 'at character 1: grid cannot be called or indexed'],
    ['1e999 < gridsize', 'at character 1: 1e999 is too large'],
    ['0777 < gridsize', 'at character 1: 0777 is not a number'],
    ['gridsize is 2', 'at character 10: is compares only with None'],
  ])('%s', (text, words) => {
    const reading = conditionOf(text);
    expect(reading.ok ? '' : reading.error.message).toContain(words);
  });

  it('is an answer or a problem whatever the text, without ever being run', () => {
    const answers = new Map<boolean | 'problem', number>();
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom(...WORDS, '2 / 0', '- mode', '2 < mode'), { maxLength: 7 })
        .map((words) => words.join(' ')),
    );
    const property = fc.property(text, (written) => {
      const answer = ours(written);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    });
    fc.assert(property, { numRuns: 3000 });
    // Texts of all kinds were among them.
    expect([...answers.keys()].sort()).toEqual([false, 'problem', true]);
    for (const text of ['('.repeat(1e5), '-'.repeat(1e5), 'not '.repeat(1e5), '1+'.repeat(1e5)])
      expect(conditionOf(text).ok).toBe(false);
  });

  it.each([
    ['1 / (gridsize - 2)', 'division by zero'],
    ['mode < 3', 'cannot be ordered'],
    ['3 in 4', 'in looks for the number 3 in the number 4'],
    ['-mode', '- takes a number, not the string "Supervised"'],
    ['missing > 1', 'unknown name missing'],
  ])('%s is a problem when it is evaluated', (text, words) => {
    const reading = conditionOf(text);
    if (!reading.ok) throw reading.error;
    expect(() => reading.condition.holds((name) => NAMES[name])).toThrow(words);
  });
});
