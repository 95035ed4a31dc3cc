/** The text in a pickled numpy object array, read without executing the pickle. */
import { pickleWords } from './pickleTokens';

const TEXT = '(STR "[^\n]*")';

/** What numpy writes for an array of one object that is a str; one line a word, both numpy 1's and 2's module. */
const ONE_TEXT = new RegExp(
  `^${[
    'GLOBAL numpy\\.(?:_core|core)\\.multiarray _reconstruct',
    'GLOBAL numpy ndarray',
    'INT 0\nTUPLE1',
    // Protocol 2 has no bytes and calls for an encoding instead.
    '(?:BYTES "b"|GLOBAL _codecs encode\nSTR "b"\nSTR "latin1"\nTUPLE2\nREDUCE)',
    'TUPLE3\nREDUCE',
    'MARK\nINT 1',
    '(?:EMPTY_TUPLE|INT 1\nTUPLE1|INT 1\nINT 1\nTUPLE2)',
    'GLOBAL numpy dtype\nSTR "O8"',
    '(?:FALSE\nTRUE|INT 0\nINT 1)',
    'TUPLE3\nREDUCE',
    'MARK\nINT 3\nSTR "\\|"\nNONE\nNONE\nNONE\nINT -1\nINT -1\nINT 63\nTUPLE\nBUILD',
    '(?:FALSE|TRUE)',
    `EMPTY_LIST\n${TEXT}\nAPPEND`,
    'TUPLE\nBUILD\nSTOP',
  ].join('\n')}$`,
);

/**
 * The str in the pickle (protocols 2 to 5) of an object array with one element; null for any other pickle.
 * Any opcode numpy does not write for that is refused; nothing is ever called.
 */
export function readPickledString(bytes: Uint8Array): string | null {
  const words = pickleWords(bytes);
  const text = words && ONE_TEXT.exec(words.join('\n'))?.[1];
  return text ? String(JSON.parse(text.slice(4))) : null;
}
