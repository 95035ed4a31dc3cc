/** What programs print, as it is shown. */
import { visible } from '../values/visible';

/** Colours, movements of the cursor and titles, as terminals take them. */
const SEQUENCES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[ -/]*[0-Z\\^-~])/g;

/** Characters of a line that are shown. */
const WIDTH = 2000;

/**
 * The lines of a text that a program printed, without colours; of a line that was written over, what was seen last. Other
 * control characters are escaped, so that nothing moves the cursor.
 */
export function logLines(text: string): string[] {
  const lines = text.replaceAll(SEQUENCES, '').split('\n').map(lastSeen);
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

function lastSeen(line: string): string {
  const seen =
    line
      .trimEnd()
      .split('\r')
      .findLast((part) => part.trim() !== '') ?? '';
  return visible(seen.slice(0, WIDTH).replaceAll('\t', '    ')).trimEnd();
}
