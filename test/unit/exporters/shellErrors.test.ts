/** The shell parser tells its errors apart by sentences alone: these are the ones that it gives today. */
import { parse } from 'unbash';
import { expect, it } from 'vitest';
import { shellErrorKind } from '../../../shared/importers/shellErrors';

const kinds = (text: string) => (parse(text).errors ?? []).map(shellErrorKind);

it.each(["a 'b", 'a "b', "a $'b", 'a `b', 'a $(b', 'a ${b', 'a $((1', '((1', 'a <(b', 'for ((i=0'])(
  'a text that ends within %j is unclosed',
  (text) => {
    expect(kinds(text)).toContain('unclosed');
  },
);

it.each(['a | | b', ') a', 'a ;; b', 'a=(b ; c)'])(
  'a text with a token where none can be, %j, is stopped at',
  (text) => {
    expect(kinds(text)).toContain('unexpected');
    expect(kinds(text)).not.toContain('unclosed');
  },
);

it('a text without errors has none', () => {
  expect(kinds(`python -m train --data "a b" 'c' > log.txt`)).toEqual([]);
});
