/**
 * What the shell parser has against a text. It gives its errors as sentences alone: this is the only place that reads them,
 * and `test/unit/importers/shellErrors.test.ts` has the parser fail in each way.
 */
import type { ParseError } from 'unbash';

/** `unclosed`: the text ends within a quote or a bracket. `unexpected`: the parser stops at a token. */
export type ShellErrorKind = 'unclosed' | 'unexpected' | 'other';

export function shellErrorKind({ message }: ParseError): ShellErrorKind {
  if (message.startsWith('unterminated')) return 'unclosed';
  return message.startsWith('unexpected') ? 'unexpected' : 'other';
}
