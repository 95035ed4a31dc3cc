import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../shared/findings/line';

describe('a finding in one line', () => {
  it.each([
    ['`N` is 3.', undefined, '`N` is 3.'],
    ['`N` is 3.', 'Too small.', 'Too small.'],
    [
      `\`K\` is 4 (\`a: b. C\`), the most there is. ${'Set it to another value. '.repeat(5)}`,
      undefined,
      '`K` is 4 (`a: b. C`), the most there is.',
    ],
    [
      `\`probeGuess\` has the shape (3, 64, 64): ${'one loader stops, and the other does not, '.repeat(3)}so change it.`,
      undefined,
      '`probeGuess` has the shape (3, 64, 64).',
    ],
    [`${'It goes on and on and does not come to any end '.repeat(3)}.`, undefined, null],
  ])('%s', (message, short, line) => {
    expect(lineOf({ message, ...(short === undefined ? {} : { short }) })).toBe(line);
  });
});
