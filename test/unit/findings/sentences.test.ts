import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../shared/findings/sentences';

describe('the sentences of a message', () => {
  it.each([
    ['One only', ['One only']],
    ['`N` is 3.5, not 4. Set `N`.', ['`N` is 3.5, not 4.', 'Set `N`.']],
    ['Use `a. B` here. `N` is next.', ['Use `a. B` here.', '`N` is next.']],
    [
      'see train.py for it. Did you mean `K`? Yes!',
      ['see train.py for it.', 'Did you mean `K`?', 'Yes!'],
    ],
    ['', []],
  ])('%s', (message, sentences) => {
    expect(sentencesOf(message)).toEqual(sentences);
  });
});
