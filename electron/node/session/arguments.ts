/** Which file the command line asks to open. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The first argument that is neither a switch of Chromium nor the app itself, as an absolute path.
 * A desktop may give it as a `file:` URL. `argv` starts with the executable and, when not packaged, the app's folder.
 */
export function fileArgument(
  argv: readonly string[],
  packaged: boolean,
  base: string,
): string | undefined {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'));
  const file = words[packaged ? 0 : 1];
  return file === undefined ? undefined : (pathOfUrl(file) ?? path.resolve(base, file));
}

function pathOfUrl(word: string): string | undefined {
  if (!word.startsWith('file://')) return undefined;
  try {
    return fileURLToPath(word);
  } catch {
    return undefined;
  }
}
